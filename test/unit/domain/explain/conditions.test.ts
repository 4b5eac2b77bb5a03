import { describe, expect, test } from 'vitest';
import {
  brokenConditions,
  brokenPhase,
  brokenPolicy,
  conditionOf,
  conditionsOf,
} from '../../../../src/domain/explain/conditions.ts';
import { refOf } from '../../../../src/domain/explain/seen.ts';
import { ago, condition, global, made, said } from './objects.ts';

type Said = readonly [type: string, status: string, reason?: string, message?: string];

describe('a condition', () => {
  const good: readonly Said[] = [
    ['Available', 'True'],
    ['Ready', 'True'],
    ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
    ['NetworkUnavailable', 'False', 'FlannelIsUp'],
    ['ReplicaFailure', 'False', 'x'],
    ['Degraded', 'Unknown'],
    ['Progressing', 'True', 'NewReplicaSetAvailable'],
    ['Issuing', 'True', 'DoesNotExist', 'Issuing certificate'],
    ['Suspended', 'True', 'JobSuspended'],
    ['Suspended', 'False', 'JobResumed'],
    ['TooManySnapshots', 'False', 'x'],
    ['WaitForBackingImage', 'False'],
    ['Anything', 'True', 'x', 'y'],
    ['Anything', 'Unknown', 'x', 'y'],
  ];
  test.each(good.map((parts) => ({ parts })))('$parts is no cause', ({ parts }) => {
    expect(judged(parts)).toEqual([]);
  });

  const bad: readonly (readonly [
    type: string,
    status: string,
    reason: string,
    message: string,
    weight: string,
    rest: string,
  ])[] = [
    [
      'Available',
      'False',
      'MinimumReplicasUnavailable',
      'Deployment does not have minimum availability.',
      'condition',
      'Available=False, MinimumReplicasUnavailable — Condition "Available" of Thing "x" is False (MinimumReplicasUnavailable): "Deployment does not have minimum availability".',
    ],
    [
      'Progressing',
      'False',
      'ProgressDeadlineExceeded',
      'ReplicaSet "web-7d" has timed out progressing.',
      'condition',
      'Progressing=False, ProgressDeadlineExceeded — Condition "Progressing" of Thing "x" is False (ProgressDeadlineExceeded): "ReplicaSet "web-7d" has timed out progressing".',
    ],
    [
      'ReplicaFailure',
      'True',
      'FailedCreate',
      'exceeded quota',
      'condition',
      'ReplicaFailure=True, FailedCreate — Condition "ReplicaFailure" of Thing "x" is True (FailedCreate): "exceeded quota".',
    ],
    [
      'MemoryPressure',
      'True',
      'KubeletHasInsufficientMemory',
      '',
      'condition',
      'MemoryPressure=True, KubeletHasInsufficientMemory — Condition "MemoryPressure" of Thing "x" is True (KubeletHasInsufficientMemory).',
    ],
    ['Degraded', 'True', '', '', 'condition', 'Degraded=True — Condition "Degraded" of Thing "x" is True.'],
    [
      'Synced',
      'False',
      '',
      'no key',
      'condition',
      'Synced=False — Condition "Synced" of Thing "x" is False: "no key".',
    ],
    ['Ready', 'Unknown', '', '', 'doubtful', 'Ready=Unknown — Condition "Ready" of Thing "x" is Unknown.'],
    [
      'RBACPermissionsGranted',
      'False',
      'Failed',
      'x',
      'condition',
      'RBACPermissionsGranted=False, Failed — Condition "RBACPermissionsGranted" of Thing "x" is False (Failed): "x".',
    ],
    [
      'Whatever',
      'False',
      'Because',
      'Because',
      'note',
      'Whatever=False, Because — Condition "Whatever" of Thing "x" is False: "Because".',
    ],
  ];
  test.each(bad)('%s %s is one', (type, status, reason, message, weight, rest) => {
    expect(judged([type, status, reason, message])).toEqual([`${weight}: ${rest}`]);
  });
});

function judged(parts: Said) {
  const object = made('example.io/v1', 'Thing', 'x', { status: { conditions: [condition(...parts)] } });
  return brokenConditions(object, refOf(object)).map(said);
}

test('Conditions are read from lists, from maps, and from where Kyverno has them', () => {
  const conditions = { 'a/b': { status: 'True' }, x: { type: 'Ready', status: 'False' }, no: 'map' };
  expect(conditionsOf({ status: { conditions } })).toMatchObject([
    { type: 'a/b', pointer: '/status/conditions/a~1b' },
    { type: 'Ready', pointer: '/status/conditions/x' },
  ]);
  expect(conditionsOf({ status: { conditions: [7, null, {}, { type: 'Ready' }] } })).toMatchObject([
    { type: 'Ready', status: '', pointer: '/status/conditions/3' },
  ]);
  const policy = { status: { conditionStatus: { conditions: [condition('WebhookConfigured', 'True')] } } };
  expect(conditionOf(policy, 'WebhookConfigured')).toMatchObject({
    pointer: '/status/conditionStatus/conditions/0',
    since: new Date(ago(5)),
  });
  expect(conditionOf(policy, 'Ready')).toBeUndefined();
});

test('The time of a condition may have the name that Sealed Secrets gives it', () => {
  const [found] = conditionsOf({ status: { conditions: [{ type: 'Synced', lastUpdateTime: ago(9) }] } });
  expect(found?.since).toEqual(new Date(ago(9)));
});

test('What is said about an earlier generation is doubtful', () => {
  const status = { observedGeneration: 3, conditions: [condition('Synced', 'False', '', 'no key')] };
  const object = made('bitnami.com/v1alpha1', 'SealedSecret', 'db', { metadata: { generation: 4 }, status });
  expect(brokenConditions(object, refOf(object)).map(said)).toEqual([
    'waiting: not observed yet — The controller of SealedSecret "db" has not looked at its newest change yet.',
    'doubtful: Synced=False — Condition "Synced" of SealedSecret "db" is False: "no key".',
  ]);
});

describe('a phase', () => {
  const cases: readonly (readonly [status: object, expected: readonly string[]])[] = [
    [
      { state: 'attached', robustness: 'degraded' },
      ['condition: degraded — Volume "pvc-1" is in the robustness "degraded".'],
    ],
    [
      { phase: 'Failed', message: 'no disk' },
      ['condition: Failed — Volume "pvc-1" is in the phase "Failed": "no disk".'],
    ],
    [{ phase: 'Pending', reason: 'Slow' }, ['waiting: Pending — Volume "pvc-1" is in the phase "Pending": "Slow".']],
    [{ phase: 'Bound' }, []],
    [{ phase: 7 }, []],
  ];
  test.each(cases)('%j', (status, expected) => {
    const object = made('longhorn.io/v1beta2', 'Volume', 'pvc-1', { status });
    expect(brokenPhase(object, refOf(object)).map(said)).toEqual(expected);
  });
});

describe('a policy of Kyverno', () => {
  const cases: readonly (readonly [rule: string, apiVersion: string, status: object, expected: readonly string[]])[] = [
    [
      'that is not ready',
      'policies.kyverno.io/v1',
      { conditionStatus: { ready: false, message: 'webhook missing' } },
      ['condition: not ready — ValidatingPolicy "no-latest" is not ready: "webhook missing".'],
    ],
    [
      'that nobody has looked at',
      'policies.kyverno.io/v1',
      {},
      ['waiting: no status yet — Kyverno has said nothing about ValidatingPolicy "no-latest" yet.'],
    ],
    ['that is ready', 'policies.kyverno.io/v1', { conditionStatus: { ready: true } }, []],
    ['of the former kind with conditions', 'kyverno.io/v1', { conditions: [condition('Ready', 'True')] }, []],
    ['of somebody else', 'notkyverno.io/v1', {}, []],
  ];
  test.each(cases)('%s', (_rule, apiVersion, status, expected) => {
    const object = global(apiVersion, 'ValidatingPolicy', 'no-latest', { status });
    expect(brokenPolicy(object, refOf(object)).map(said)).toEqual(expected);
  });
});
