import { describe, expect, test } from 'vitest';
import { nodeTroubles } from '../../../../src/domain/bootstrap/nodes.ts';

const platform = { hosts: [{ name: 'homelab', address: '10.0.0.1' }, { name: 'gpu' }, 'x'] };
const node = (name: string, status: unknown) => ({ apiVersion: 'v1', kind: 'Node', metadata: { name }, status });
const at = (...addresses: string[]) => addresses.map((address) => ({ type: 'InternalIP', address }));

describe('nothing is said of', () => {
  test.each<[string, unknown, unknown]>([
    ['a node where platform.yaml says', platform, { addresses: at('10.0.0.1', 'fd00::1') }],
    ['a node that tells no address', platform, { addresses: [{ type: 'Hostname', address: 'homelab' }] }],
    ['a node without a status', platform, undefined],
    ['hosts that are none', { hosts: 'x' }, { addresses: at('10.0.0.9') }],
    ['a platform that is none', null, { addresses: at('10.0.0.9') }],
    ['conditions that do not hold', platform, { conditions: [{ type: 'DiskPressure', status: 'False' }, 7] }],
  ])('%s', (_, of, status) => expect(nodeTroubles(of, [node('homelab', status)])).toEqual([]));
});

test('a node elsewhere is told, and keeps nobody from going on', () => {
  expect(nodeTroubles(platform, [node('homelab', { addresses: at('10.0.0.9') })])).toEqual([
    { sentence: 'Node "homelab" has the address 10.0.0.9, and platform.yaml says 10.0.0.1.', blocks: false },
  ]);
});

test.each([
  ['DiskPressure', 'disk space'],
  ['MemoryPressure', 'memory'],
])('%s blocks', (type, what) => {
  expect(nodeTroubles(platform, [node('n', { conditions: [{ type, status: 'True' }] })])).toEqual([
    { sentence: `Node "n" is short of ${what} (${type}): it takes no new Pods.`, blocks: true },
  ]);
});
