import { describe, expect, test } from 'vitest';
import { brokenPod, isReady } from '../../../../src/domain/explain/pod.ts';
import type { Related } from '../../../../src/domain/explain/seen.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { ago, condition, global, made, nothing, now, ownedBy, pod, ready, said, waiting, warning } from './objects.ts';

const nowhere = { spec: { nodeName: '' } };
const noCpu = '0/2 nodes are available: 2 Insufficient cpu. preemption: 0/2 nodes are available.';
const unscheduled = pod(
  'web-1',
  { phase: 'Pending', conditions: [condition('PodScheduled', 'False', 'Unschedulable', noCpu)] },
  nowhere,
);
const creating = waiting('web-1', 'ContainerCreating');
const set = made('apps/v1', 'ReplicaSet', 'web-7d');
const evicted = {
  phase: 'Failed',
  reason: 'Evicted',
  message: 'The node was low on resource: memory.',
  startTime: ago(50),
};
const claim = made('v1', 'PersistentVolumeClaim', 'data', {
  spec: { storageClassName: 'fast' },
  status: { phase: 'Pending' },
});
const claiming = { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }], nodeName: '' } };
const unbound = '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.';
const silent = global('v1', 'Node', 'homelab', {
  status: { conditions: [condition('Ready', 'Unknown', 'NodeStatusUnknown')] },
});
const lost = pod('web-1', {
  phase: 'Running',
  conditions: [condition('Ready', 'False')],
  containerStatuses: [{ name: 'app', ready: true, state: { running: {} } }],
});

describe('a pod', () => {
  const cases: readonly (readonly [
    rule: string,
    object: ClusterObject,
    related: Partial<Related>,
    expected: readonly string[],
  ])[] = [
    ['that is ready has nothing to say', pod('web-1', { phase: 'Running', conditions: [ready] }), {}, []],
    ['that has ended well has nothing to say', pod('job-1', { phase: 'Succeeded' }), {}, []],
    [
      'that no node takes',
      unscheduled,
      { events: [warning(unscheduled, 'FailedScheduling', noCpu, { count: 6, firstTimestamp: ago(20) })] },
      [
        'broken: unschedulable, insufficient cpu — No node takes pod "web-1" (6 times in 19 min): "0/2 nodes are available: 2 Insufficient cpu. preemption: 0/2 nodes are available".',
      ],
    ],
    [
      'that no node takes for a new reason',
      pod(
        'web-1',
        { phase: 'Pending', conditions: [condition('PodScheduled', 'False', 'Unschedulable', 'no idea')] },
        nowhere,
      ),
      {},
      ['broken: unschedulable — No node takes pod "web-1": "no idea".'],
    ],
    [
      'that only an event tells about',
      pod('web-1', { phase: 'Pending' }, nowhere),
      { events: [warning(pod('web-1', {}), 'FailedScheduling', 'persistentvolumeclaim "data" not found')] },
      ['broken: unschedulable, no claim data — No node takes pod "web-1": "persistentvolumeclaim "data" not found".'],
    ],
    [
      'that waits for a claim',
      pod(
        'web-1',
        { phase: 'Pending', conditions: [condition('PodScheduled', 'False', 'Unschedulable', unbound)] },
        claiming,
      ),
      { claims: [claim], events: [warning(claim, 'ProvisioningFailed', 'no pool')] },
      [
        'broken: unschedulable, claim not bound — No node takes pod "web-1": "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims".',
        'broken: claim not bound, ProvisioningFailed — PersistentVolumeClaim "data" has no volume yet (storage class "fast"): "no pool".',
      ],
    ],
    [
      'that is gated',
      pod(
        'web-1',
        {
          phase: 'Pending',
          conditions: [condition('PodScheduled', 'False', 'SchedulingGated', 'Scheduling is blocked')],
        },
        nowhere,
      ),
      {},
      [
        'waiting: scheduling gated — Pod "web-1" waits for somebody to take its scheduling gates away: "Scheduling is blocked".',
      ],
    ],
    [
      'whose volume can not be mounted',
      creating,
      {
        events: [
          warning(creating, 'FailedMount', 'MountVolume.SetUp failed for volume "cert" : secret "web-tls" not found', {
            count: 5,
            firstTimestamp: ago(4),
          }),
        ],
      },
      [
        'broken: FailedMount — Pod "web-1" waits for its volumes (FailedMount) (5 times in 3 min): "MountVolume.SetUp failed for volume "cert" : secret "web-tls" not found".',
      ],
    ],
    [
      'whose network is missing',
      creating,
      { events: [warning(creating, 'FailedCreatePodSandBox', 'plugin type="flannel" failed')] },
      [
        'broken: FailedCreatePodSandBox — Pod "web-1" can\'t be started (FailedCreatePodSandBox): "plugin type="flannel" failed".',
      ],
    ],
    [
      'that is being made',
      creating,
      {},
      ['waiting: ContainerCreating — Pod "web-1" waits for its containers on node "homelab".'],
    ],
    [
      'that no kubelet has taken up',
      pod('web-1', { phase: 'Pending' }),
      {},
      ['waiting: Pending — Pod "web-1" waits for the kubelet of node "homelab".'],
    ],
    [
      'that nobody has looked at',
      pod('web-1', {}, nowhere),
      {},
      ['waiting: not started — Pod "web-1" waits for a node.'],
    ],
    [
      'whose container crashes says that alone',
      waiting('web-1', 'CrashLoopBackOff', '', { lastState: { terminated: { exitCode: 1 } } }),
      { events: [warning(waiting('web-1', ''), 'BackOff', 'Back-off restarting failed container')], nodes: [silent] },
      ['broken: CrashLoopBackOff, exit 1 — Container "app" of pod "web-1" ended with exit code 1.'],
    ],
    [
      'that was evicted and is by itself',
      pod('web-1', evicted),
      {},
      ['broken: Evicted — Pod "web-1" was evicted from its node: "The node was low on resource: memory".'],
    ],
    [
      'that was evicted and replaced',
      pod('web-1', evicted, { metadata: ownedBy(set) }),
      {},
      ['note: Evicted — Pod "web-1" was evicted from its node: "The node was low on resource: memory".'],
    ],
    [
      'that its node did not admit',
      pod('web-1', { phase: 'Failed', reason: 'OutOfcpu', message: "Node didn't have enough resource: cpu" }),
      {},
      ['broken: OutOfcpu — Pod "web-1" has failed (OutOfcpu): "Node didn\'t have enough resource: cpu".'],
    ],
    [
      'that failed without a word',
      pod('web-1', { phase: 'Failed' }),
      {},
      ['broken: Failed — Pod "web-1" has failed and does not say why.'],
    ],
    [
      'on a node that is silent',
      lost,
      { nodes: [global('v1', 'Node', 'other'), silent] },
      ['broken: node silent, NodeStatusUnknown — Node "homelab" does not report any more (NodeStatusUnknown).'],
    ],
    [
      'with a gate that is closed',
      pod(
        'web-1',
        {
          phase: 'Running',
          conditions: [
            condition('Ready', 'False', 'ReadinessGatesNotReady'),
            condition('example.io/lb', 'False', '', 'no target'),
          ],
        },
        { spec: { readinessGates: [{ conditionType: 'example.io/lb' }] } },
      ),
      {},
      ['unready: waits for example.io/lb — Pod "web-1" waits for its readiness gate "example.io/lb": "no target".'],
    ],
    [
      'that does not go away',
      pod('web-1', { phase: 'Running' }, { metadata: { deletionTimestamp: ago(10), finalizers: ['x/y'] } }),
      {},
      ['stuck: being deleted, x/y — Pod "web-1" is being deleted for 10 min and waits for the finalizer "x/y".'],
    ],
  ];
  test.each(cases)('%s', (_rule, object, related, expected) => {
    expect(brokenPod(object, { ...nothing, ...related }, now).map(said)).toEqual(expected);
  });
});

test('A pod serves when it is ready', () => {
  expect(isReady(pod('a', { conditions: [ready] }))).toBe(true);
  expect(isReady(pod('a', { conditions: [condition('Ready', 'False')] }))).toBe(false);
  expect(isReady(pod('a', { phase: 'Running' }))).toBe(false);
});
