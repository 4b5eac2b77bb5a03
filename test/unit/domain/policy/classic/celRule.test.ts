import { describe, expect, test } from 'vitest';
import { celAnswer, compileCel } from '../../../../../src/domain/policy/classic/celRule.ts';
import type { Answer } from '../../../../../src/domain/policy/classic/answer.ts';
import { latest, pod } from '../asked.ts';
import { subjectFor } from './around.ts';

function said(cel: object, more: object = {}, message = ''): Answer {
  const data = JSON.parse(JSON.stringify({ validate: { message, cel }, ...more })) as Record<string, never>;
  const rule = { name: 'tags', data, index: 0, around: [] };
  return celAnswer(rule, compileCel(rule), subjectFor(pod(latest)));
}

const tags = { expression: "object.spec.containers.all(c, !c.image.endsWith(':latest'))" };

describe('validate.cel', () => {
  test.each<[string, object, object, object]>([
    [
      'passes',
      { expressions: [{ expression: 'true' }] },
      {},
      { outcome: 'pass', message: "Validation rule 'tags' passed." },
    ],
    [
      'fails at the field that decides',
      { expressions: [{ expression: 'true' }, tags] },
      {},
      {
        outcome: 'fail',
        message: `failed expression: ${tags.expression}`,
        spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }],
        said: ['validate', 'cel', 'expressions', 1, 'expression'],
      },
    ],
    [
      'fails without a value',
      { expressions: [{ expression: 'object.nope == 1' }] },
      {},
      { outcome: 'fail', message: expect.stringContaining('resulted in error') },
    ],
    [
      'is skipped when a precondition does not hold',
      { expressions: [tags] },
      { celPreconditions: [{ name: 'a', expression: 'false' }] },
      { outcome: 'skip', message: 'cel preconditions not met' },
    ],
    [
      'has variables',
      { variables: [{ name: 'a', expression: '1' }], expressions: [{ expression: 'variables.a == 2', message: 'a' }] },
      {},
      { outcome: 'fail', message: 'a' },
    ],
    [
      'is an error when it is not understood',
      { expressions: [{ expression: '1 +' }] },
      {},
      { outcome: 'error', said: ['validate', 'cel', 'expressions', 0, 'expression'] },
    ],
    [
      'is not judged with parameters that nobody knows',
      { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' }, paramRef: { name: 'c' }, expressions: [tags] },
      {},
      { outcome: 'unjudged', missing: [{ kind: 'resource', name: 'ConfigMap c' }] },
    ],
  ])('%s', (_, cel, more, result) => {
    expect(said(cel, more)).toMatchObject(result);
  });

  test('says the message of the rule where it has none', () => {
    expect(said({ expressions: [tags] }, {}, 'no')).toMatchObject({ message: 'no' });
  });
});
