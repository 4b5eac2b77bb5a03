import { describe, expect, test } from 'vitest';
import { refOf } from '../../../../src/domain/explain/seen.ts';
import { isDone, makesPods, shortOfPods } from '../../../../src/domain/explain/workload.ts';
import { condition, made, said } from './objects.ts';

describe('a workload', () => {
  const cases: readonly (readonly [
    kind: string,
    fields: Readonly<Record<string, object>>,
    expected: readonly string[],
  ])[] = [
    ['Deployment', { spec: { replicas: 3 }, status: { readyReplicas: 3 } }, []],
    [
      'Deployment',
      { spec: { replicas: 3 }, status: { readyReplicas: 1 } },
      ['waiting: 1 of 3 ready — Deployment "x" has 1 of 3 pods ready.'],
    ],
    ['StatefulSet', {}, ['waiting: 0 of 1 ready — StatefulSet "x" has 0 of 1 pods ready.']],
    ['ReplicaSet', { spec: { replicas: 0 } }, ['note: no pods — ReplicaSet "x" has no pods: it is scaled to 0.']],
    [
      'DaemonSet',
      { status: { desiredNumberScheduled: 2, numberReady: 1 } },
      ['waiting: 1 of 2 ready — DaemonSet "x" has 1 of 2 pods ready.'],
    ],
    [
      'DaemonSet',
      { status: { desiredNumberScheduled: 0 } },
      ['note: no pods — DaemonSet "x" has no pods: no node fits its selector.'],
    ],
    ['DaemonSet', {}, []],
    [
      'Deployment',
      { spec: { replicas: 1, paused: true }, status: {} },
      [
        'note: paused — Deployment "x" is paused: changes are not rolled out.',
        'waiting: 0 of 1 ready — Deployment "x" has 0 of 1 pods ready.',
      ],
    ],
    ['CronJob', { spec: { suspend: true } }, ['note: suspended — CronJob "x" is suspended and starts nothing.']],
    ['Service', { spec: { replicas: 1 } }, []],
  ];
  test.each(cases)('%s %j', (kind, fields, expected) => {
    const object = made('apps/v1', kind, 'x', fields);
    expect(shortOfPods(object, refOf(object)).map(said)).toEqual(expected);
  });
});

test('Kinds that make pods are known with their group', () => {
  expect(makesPods({ apiVersion: 'apps/v1', kind: 'DaemonSet' })).toBe(true);
  expect(makesPods({ apiVersion: 'batch/v1', kind: 'CronJob' })).toBe(true);
  expect(makesPods({ apiVersion: 'longhorn.io/v1beta2', kind: 'RecurringJob' })).toBe(false);
  expect(makesPods({ apiVersion: 'example.io/v1', kind: 'Deployment' })).toBe(false);
});

test('A Job is done when it is complete, not when it has failed', () => {
  const job = (type: string, status: string) => ({ status: { conditions: [condition(type, status)] } });
  expect([isDone(job('Complete', 'True')), isDone(job('SuccessCriteriaMet', 'True'))]).toEqual([true, true]);
  expect([isDone(job('Complete', 'False')), isDone(job('Failed', 'True')), isDone(null)]).toEqual([
    false,
    false,
    false,
  ]);
});
