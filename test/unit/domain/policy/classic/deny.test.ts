import { describe, expect, test } from 'vitest';
import { denyAnswer } from '../../../../../src/domain/policy/classic/deny.ts';
import { latest, pod } from '../asked.ts';
import { subjectFor } from './around.ts';

const tag = {
  key: '{{ request.object.spec.containers[1].image }}',
  operator: 'Equals',
  value: '*:latest',
  message: 'no',
};
const said = ['validate', 'deny', 'conditions'];

describe('conditions that deny', () => {
  test.each<[string, object, object]>([
    [
      'fail when they hold, at the field that they are about',
      { any: [{ ...tag, value: 'x' }, tag] },
      {
        outcome: 'fail',
        message: 'no',
        spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }],
        said: [...said, 'any', 1],
      },
    ],
    [
      'pass when they do not',
      { all: [{ ...tag, value: 'x' }] },
      { outcome: 'pass', message: "validation rule 'tags' passed." },
    ],
    [
      'are an error without a value',
      { all: [{ ...tag, key: '{{ nope }}' }] },
      {
        outcome: 'error',
        message: expect.stringMatching(/^failed to check deny conditions: failed to substitute/),
        said,
      },
    ],
    [
      'are not judged when nobody knows',
      { all: [{ ...tag, key: '{{ time_now() }}' }] },
      { outcome: 'unjudged', missing: [expect.objectContaining({ kind: 'clock' })] },
    ],
  ])('%s', (_, conditions, result) => {
    expect(denyAnswer(JSON.parse(JSON.stringify(conditions)), subjectFor(pod(latest)), said)).toMatchObject(result);
  });
});
