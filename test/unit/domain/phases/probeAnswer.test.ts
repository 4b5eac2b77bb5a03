import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { judgeAnswer } from '../../../../src/domain/phases/answer.ts';
import type { JobEnded } from '../../../../src/domain/phases/probeAnswer.ts';
import { noon } from './greenWorld.ts';
import { template } from './template.ts';

const { plan } = template();
const world = { git: null, now: noon };
const job: JobEnded = {
  namespace: 'slipway-probe',
  name: 'volume',
  outcome: 'succeeded',
  why: null,
  log: { text: 'one\nwrote and read /volume/x\n' },
};
const right = { verb: 'get', group: '', resource: 'pods/log', namespace: 'slipway-probe' } as const;
const noLog = { failure: failureOf('forbidden', 'No right.', { right }) };

const judged = (...jobs: readonly JobEnded[]) =>
  judgeAnswer(plan, 'storage', 'writes', { kind: 'probe', jobs, left: [] }, world, 5);

describe('a probe', () => {
  test.each<[string, readonly JobEnded[], string, string, string]>([
    ['that ended well says what it says in the end', [job], 'passed', 'wrote and read /volume/x', ''],
    ['that ended well and says nothing', [{ ...job, log: { text: '' } }], 'passed', 'Job volume succeeded', ''],
    [
      'whose log can not be read is unknown',
      [{ ...job, log: noLog }],
      'unknown',
      'no log: may not get pods/log in namespace "slipway-probe"',
      'No right.',
    ],
    [
      'that failed says what it said',
      [{ ...job, outcome: 'failed', why: 'Container probe ended with 1.', log: { text: 'sh: read-only\n' } }],
      'failed',
      'volume: sh: read-only',
      'Container probe ended with 1.',
    ],
    [
      'that failed has failed whatever its log',
      [{ ...job, outcome: 'failed', log: noLog }],
      'failed',
      'Job volume failed',
      '',
    ],
    [
      'that does not end',
      [{ ...job, outcome: 'late', why: 'Pod volume-x waits for its volume.', log: noLog }],
      'failed',
      'volume did not end within 3m',
      'Pod volume-x waits for its volume.',
    ],
    [
      'that somebody took away',
      [{ ...job, outcome: 'gone', log: noLog }],
      'unknown',
      'Job volume is gone',
      'before it ended',
    ],
    [
      'of several of which one failed',
      [job, { ...job, name: 'two', outcome: 'failed' }],
      'failed',
      'two: wrote and read /volume/x',
      '',
    ],
    ['of nothing', [], 'unknown', 'there is nothing to run', 'probes/volume.yaml holds no Job.'],
  ])('%s', (_, jobs, state, message, reason) => {
    const one = judged(...jobs);
    expect({ state: one.state, message: one.message }).toEqual({ state, message });
    expect(one.reason ?? '').toContain(reason);
  });

  test('has the Job in its evidence, and of the log its length alone', () => {
    expect(judged(job).evidence).toEqual({
      at: '2026-11-26T12:00:00.000Z',
      files: ['probes/volume.yaml'],
      reads: [
        {
          verb: 'run',
          apiVersion: 'batch/v1',
          kind: 'Job',
          namespace: 'slipway-probe',
          resourceVersion: null,
          count: 1,
          at: '2026-11-26T12:00:00.000Z',
        },
      ],
      summary: 'Job slipway-probe/volume succeeded, log of 29 characters',
    });
  });

  test('names its Job as the culprit, and the right that is missing', () => {
    expect(judged({ ...job, outcome: 'failed' }).culprits).toEqual([
      { apiVersion: 'batch/v1', kind: 'Job', namespace: 'slipway-probe', name: 'volume', pointer: '' },
    ]);
    expect(judged({ ...job, log: noLog }).right).toEqual(right);
  });
});
