import { expect, test } from 'vitest';
import { hostPorts } from '../../../../../../src/domain/policy/standards/controls/hostPorts.ts';
import { podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  ['None', { containers: [{ name: 'b', ports: [{ containerPort: 80 }, { hostPort: 0 }] }] }, 0, null],
  [
    'One',
    { containers: [{ name: 'b', ports: [{ containerPort: 80 }, { hostPort: 80 }] }] },
    0,
    ['hostPort (container "b" uses hostPort 80)', 'spec.containers[0].ports[1].hostPort 80'],
  ],
  [
    'Several of two containers, sorted as texts',
    {
      containers: [
        { name: 'b', ports: [{ hostPort: 80 }, { hostPort: 443 }] },
        { name: 'c', ports: [{ hostPort: 80 }] },
      ],
    },
    0,
    [
      'hostPort (containers "b", "c" use hostPorts 443, 80)',
      'spec.containers[0].ports[0].hostPort 80',
      'spec.containers[0].ports[1].hostPort 443',
      'spec.containers[1].ports[0].hostPort 80',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(hostPorts, podOf(spec), version)).toEqual(expected);
});
