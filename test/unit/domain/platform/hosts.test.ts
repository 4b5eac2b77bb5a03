import { describe, test } from 'vitest';
import { check } from './repo.ts';
import type { Edits } from './repo.ts';

const server = ['      role: server', '      role: agent'] as const;

describe('hosts', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'One is the server',
      [server],
      ['platform/server «hosts» No host has the role "server"; exactly one runs the control plane.'],
    ],
    [
      'And only one',
      [['      role: agent', '      role: server']],
      ['platform/server «server» "beta" is a second server; exactly one host runs the control plane.'],
    ],
    [
      'Nothing is counted while a role is missing',
      [['      role: agent\n', ''], server],
      ['platform/missing-key «name» platform.hosts[1] needs the key "role".'],
    ],
    [
      'Replicas need as many hosts',
      [['    replicas: 2', '    replicas: 3']],
      ['platform/replicas-over-nodes «3» 3 replicas need as many hosts with longhorn: true, and only 2 hosts have it.'],
    ],
    [
      'A host without Longhorn does not count',
      [['      longhorn: true\n      gpu', '      longhorn: false\n      gpu']],
      ['platform/replicas-over-nodes «2» 2 replicas need as many hosts with longhorn: true, and one host has it.'],
    ],
    ['Fewer replicas are fine', [['    replicas: 2', '    replicas: 1']], []],
    [
      'A card is needed where it is used',
      [['      gpu:\n        memory: 16Gi\n', '']],
      [
        'platform/gpu-without-node «true» gpu.enabled is true and no host has a "gpu"; what asks for a card would wait for ever.',
      ],
    ],
    [
      'And only there',
      [
        ['      gpu:\n        memory: 16Gi\n', ''],
        ['    enabled: true', '    enabled: false'],
      ],
      [],
    ],
    ['One device for all hosts', [['    device: ""', '    device: /dev/disk/by-id/nvme-1']], []],
    ['A device for each host', [['    device: ""', '    device: { alpha: /dev/disk/by-id/a, beta: "" }']], []],
    [
      'A device of no host',
      [['    device: ""', '    device: { alpha: "", beta: "", bets: "" }']],
      ['platform/unknown-name «bets» No host is called "bets"; did you mean "beta"?'],
    ],
    [
      'A host without its device',
      [['    device: ""', '    device: { alpha: "" }']],
      [
        'platform/missing-key «device» platform.storage.device names no disk for the host "beta", which has longhorn: true; give it one, or "".',
      ],
    ],
    [
      'A device by a name that changes',
      [['    device: ""', '    device: /dev/sdb']],
      [
        'platform/type «/dev/sdb» "/dev/sdb" does not fit device; it wants a path below /dev/disk/by-id/, which names the same disk after every boot.',
      ],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => check('platform.yaml', edits, expected));
});
