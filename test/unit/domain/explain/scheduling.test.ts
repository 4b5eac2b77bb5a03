import { expect, test } from 'vitest';
import { obstacles } from '../../../../src/domain/explain/scheduling.ts';

const cases: readonly (readonly [message: string, expected: string | null])[] = [
  [
    '0/2 nodes are available: 2 Insufficient cpu. preemption: 0/2 nodes are available: 2 No preemption victims found',
    'insufficient cpu',
  ],
  [
    '0/2 nodes are available: 1 Insufficient nvidia.com/gpu, 1 node(s) had untolerated taint {nvidia.com/gpu: present}.',
    'insufficient nvidia.com/gpu, taint not tolerated',
  ],
  [
    "0/3 nodes are available: 1 Insufficient memory, 1 node(s) had untolerated taint {a: b}, 1 node(s) didn't match Pod's node affinity/selector.",
    'insufficient memory, taint not tolerated',
  ],
  ["0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.", 'node selector'],
  ['0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.', 'claim not bound'],
  ['0/1 nodes are available: persistentvolumeclaim "data" not found.', 'no claim data'],
  ['persistentvolumeclaim "data" not found', 'no claim data'],
  ['0/1 nodes are available: 1 node(s) had volume node affinity conflict.', 'volume on another node'],
  ["0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules.", 'anti-affinity'],
  ["0/2 nodes are available: 2 node(s) didn't match pod affinity rules.", 'affinity'],
  ["0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.", 'port taken'],
  ["0/2 nodes are available: 2 node(s) didn't match pod topology spread constraints.", 'topology spread'],
  ['0/1 nodes are available: 1 node(s) were unschedulable.', 'node cordoned'],
  ['0/1 nodes are available: 1 Too many pods.', 'too many pods'],
  ['0/1 nodes are available: 1 node(s) exceed max volume count.', 'too many volumes'],
  ["0/1 nodes are available: 1 node(s) didn't match the requested node name.", 'node name'],
  ['0/1 nodes are available: 1 something new. preemption: 1 Insufficient cpu', null],
  ['', null],
];

test.each(cases)('What the scheduler says in a few words: %s', (message, expected) => {
  expect(obstacles(message)).toBe(expected);
});
