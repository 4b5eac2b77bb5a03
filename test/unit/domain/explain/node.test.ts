import { expect, test } from 'vitest';
import { brokenNode } from '../../../../src/domain/explain/node.ts';
import { ago, condition, global, ready, said } from './objects.ts';

function node(...conditions: readonly object[]) {
  return global('v1', 'Node', 'homelab', { status: { conditions } });
}

const cases: readonly (readonly [rule: string, object: ReturnType<typeof node>, expected: readonly string[]])[] = [
  ['is ready', node(condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure'), ready), []],
  ['has said nothing yet', node(), []],
  [
    'is not ready',
    node(condition('Ready', 'False', 'KubeletNotReady', 'container runtime network not ready')),
    [
      'condition: node not ready, KubeletNotReady — Node "homelab" is not ready (KubeletNotReady): "container runtime network not ready".',
    ],
  ],
  [
    'is silent',
    node(condition('Ready', 'Unknown', 'NodeStatusUnknown', 'Kubelet stopped posting node status.')),
    [
      'condition: node silent, NodeStatusUnknown — Node "homelab" does not report any more (NodeStatusUnknown): "Kubelet stopped posting node status".',
    ],
  ],
  [
    'is short of disk',
    node(condition('DiskPressure', 'True', 'KubeletHasDiskPressure'), ready),
    [
      'condition: DiskPressure=True, KubeletHasDiskPressure — Condition "DiskPressure" of Node "homelab" is True (KubeletHasDiskPressure).',
    ],
  ],
  [
    'is cordoned',
    global('v1', 'Node', 'homelab', {
      spec: { unschedulable: true, taints: [{ key: 'node.kubernetes.io/unschedulable', timeAdded: ago(7) }] },
      status: { conditions: [ready] },
    }),
    ['note: cordoned — Node "homelab" takes no new pods: it is cordoned.'],
  ],
];

test.each(cases)('A node that %s', (_rule, object, expected) => {
  expect(brokenNode(object).map(said)).toEqual(expected);
});

test('How much a node that is not ready weighs is said by who asks, and since when by the node', () => {
  const [found] = brokenNode(node(condition('Ready', 'False')), 'broken');
  expect(found).toMatchObject({ weight: 'broken', pointer: '/status/conditions/0', since: new Date(ago(5)) });
});
