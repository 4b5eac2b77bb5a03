import { describe, expect, test } from 'vitest';
import { judgeValidating } from '../../../../../src/domain/policy/validating/judge.ts';
import { asked, latest, loaded, pod, surroundings, tagged } from '../asked.ts';

const ref = { kind: 'ValidatingPolicy', name: 'images' };
const exception = (spec: object, name = 'gpu'): object => ({
  metadata: { namespace: 'lab', name },
  spec: { policyRefs: [ref], ...spec },
});

describe('a PolicyException', () => {
  const now = BigInt(Date.UTC(2026, 5, 1)) * 1_000_000n;

  test.each<[string, readonly object[], object]>([
    ['exempts', [exception({})], { outcome: 'skip', exception: 'lab/gpu' }],
    ['may count as a pass', [exception({ reportResult: 'pass' })], { outcome: 'pass', exception: 'lab/gpu' }],
    [
      'exempts only where its conditions hold',
      [exception({ matchConditions: [{ name: 'a', expression: "request.namespace == 'lab'" }] })],
      { outcome: 'fail' },
    ],
    [
      'whose conditions have no value is an error',
      [exception({ matchConditions: [{ name: 'a', expression: 'object.nope == 1' }] })],
      { outcome: 'error' },
    ],
    [
      'that exempts makes others count for nothing',
      [exception({}), exception({ matchConditions: [{ name: 'a', expression: 'object.nope == 1' }] }, 'bad')],
      { outcome: 'skip', message: 'rule is skipped due to policy exception: lab/gpu' },
    ],
    [
      'that has expired counts for nothing, which is told',
      [exception({ expiresAt: '2026-01-01T00:00:00Z' })],
      {
        outcome: 'fail',
        reason: 'PolicyException "lab/gpu" ended at 2026-01-01T00:00:00.000Z and exempts from nothing.',
      },
    ],
    [
      'that has expired and was about something else is not told',
      [exception({ expiresAt: '2026-01-01T00:00:00Z', matchConditions: [{ name: 'a', expression: 'false' }] })],
      { outcome: 'fail', reason: null },
    ],
    ['that will expire still counts', [exception({ expiresAt: '2027-01-01T00:00:00Z' })], { outcome: 'skip' }],
    [
      'that is not understood counts for nothing',
      [exception({ matchConditions: [{ expression: '1 +' }] })],
      { outcome: 'fail' },
    ],
    [
      'for another policy counts for nothing',
      [exception({ policyRefs: [{ ...ref, name: 'x' }] })],
      { outcome: 'fail' },
    ],
  ])('%s', (_, exceptions, outcome) => {
    const policy = loaded(tagged, {}, exceptions);
    expect(judgeValidating(policy, asked(pod(latest)), surroundings({ now }))).toEqual([
      expect.objectContaining(outcome),
    ]);
  });

  test('whose conditions have no value counts for nothing where failures are ignored', () => {
    const matchConditions = [{ name: 'a', expression: 'object.nope == 1' }];
    const policy = loaded({ ...tagged, failurePolicy: 'Ignore' }, {}, [exception({ matchConditions })]);
    expect(judgeValidating(policy, asked(pod(latest)), surroundings({ now }))).toMatchObject([{ outcome: 'fail' }]);
  });

  test('that may have expired is not judged without the time', () => {
    const policy = loaded(tagged, {}, [exception({ expiresAt: '2026-01-01T00:00:00Z' })]);
    expect(judgeValidating(policy, asked(pod(latest)), surroundings())).toEqual([
      expect.objectContaining({ outcome: 'unjudged', missing: [{ kind: 'clock', name: 'lab/gpu' }] }),
    ]);
  });

  test('that does not hold needs no time', () => {
    const matchConditions = [{ name: 'a', expression: 'false' }];
    const policy = loaded(tagged, {}, [exception({ expiresAt: '2026-01-01T00:00:00Z', matchConditions })]);
    expect(judgeValidating(policy, asked(pod(latest)), surroundings())).toEqual([
      expect.objectContaining({ outcome: 'fail' }),
    ]);
  });

  test('with images is read by the policy', () => {
    const spec = {
      validations: [{ expression: 'object.spec.containers.all(c, exceptions.allowedImages.exists(i, i == c.image))' }],
    };
    const outcomes = (images: string[]): unknown =>
      judgeValidating(loaded(spec, {}, [exception({ images })]), asked(pod(latest)), surroundings()).map(
        ({ outcome }) => outcome,
      );
    expect([outcomes(['x:1', 'y:latest']), outcomes(['x:1'])]).toEqual([['pass'], ['fail']]);
  });
});
