import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../../../src/domain/cel/value/origin.ts';
import { held } from '../../../../../src/domain/policy/classic/preconditions.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { latest, pod } from '../asked.ts';
import { subjectFor } from './around.ts';

const is = (key: string, value: Data, message = ''): Data => ({ key, operator: 'Equals', value, message });
const name = '{{ request.object.metadata.name }}';

describe('conditions of a rule', () => {
  test('hold by what their variables are, and say what decides', () => {
    const result = held(
      { any: [is(name, 'db', 'a'), is(name, 'web', 'b')], all: [is('1', '1')] },
      subjectFor(pod(latest)),
    );
    expect(result).toMatchObject({
      holds: true,
      message: 'b',
      deciding: [
        ['any', 1],
        ['all', 0],
      ],
    });
    expect(result instanceof Trouble ? null : placesOf(result.from)).toEqual([
      { variable: 'request', steps: ['object', 'metadata', 'name'], missing: false },
    ]);
  });

  test('that do not hold say so', () => {
    expect(held({ all: [is(name, 'db', 'no db')] }, subjectFor(pod(latest)))).toMatchObject({
      holds: false,
      message: 'no db',
    });
  });

  test.each([
    ['key', is('{{ request.nope }}', 'a')],
    ['value', is('a', '{{ request.nope }}')],
  ])('want a %s', (part, condition) => {
    const message = `failed to substitute variables in condition ${part}: failed to resolve request.nope at path : JMESPath query failed: Unknown key "nope" in path`;
    expect(held({ all: [condition] }, subjectFor(pod(latest)))).toMatchObject({ message });
  });
});
