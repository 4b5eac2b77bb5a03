import { describe, expect, test } from 'vitest';
import { bodyAnswer, preconditionsAnswer } from '../../../../../src/domain/policy/classic/body.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { latest, pod } from '../asked.ts';
import { subjectFor } from './around.ts';

const holds: Data = { all: [{ key: '1', operator: 'Equals', value: '1' }] };
const fails: Data = { all: [{ key: '1', operator: 'Equals', value: '2', message: 'not two' }] };

describe('what a rule says', () => {
  test.each<[string, Data, object | null]>([
    [
      'by conditions that deny, before anything else',
      { deny: { conditions: holds }, pattern: {} },
      { outcome: 'fail' },
    ],
    ['by a pattern, before several', { pattern: { kind: 'Pod' }, anyPattern: [{ kind: 'x' }] }, { outcome: 'pass' }],
    ['by several patterns', { anyPattern: [{ kind: 'Pod' }] }, { outcome: 'pass' }],
    [
      'by a loop',
      { foreach: [{ list: 'request.object.spec.containers', pattern: { image: '*' } }] },
      { outcome: 'pass', message: 'rule passed' },
    ],
    ['by nothing', {}, null],
    [
      'is skipped when preconditions do not hold',
      { preconditions: fails, pattern: {} },
      { outcome: 'skip', message: 'preconditions not met; not two' },
    ],
    [
      'with a context of its own',
      { context: [{ name: 'k', variable: { value: 'Pod' } }], pattern: { kind: '{{ k }}' } },
      { outcome: 'pass' },
    ],
  ])('%s', (_, body, result) => {
    const said = bodyAnswer(body, subjectFor(pod(latest)), ['validate']);
    expect([said]).toMatchObject([result]);
  });

  test('Preconditions without a value are an error, and those that hold say nothing', () => {
    const broken: Data = { all: [{ key: '{{ nope }}', operator: 'Equals', value: '1' }] };
    expect(preconditionsAnswer(holds, subjectFor(pod(latest)), [])).toBeNull();
    expect(preconditionsAnswer(null, subjectFor(pod(latest)), [])).toBeNull();
    expect(preconditionsAnswer(broken, subjectFor(pod(latest)), [])).toMatchObject({
      outcome: 'error',
      message: expect.stringMatching(/^failed to evaluate preconditions: /),
    });
  });
});
