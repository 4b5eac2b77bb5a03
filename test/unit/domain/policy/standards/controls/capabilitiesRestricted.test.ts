import { expect, test } from 'vitest';
import { capabilitiesRestricted } from '../../../../../../src/domain/policy/standards/controls/capabilitiesRestricted.ts';
import { contexts, podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  [
    'All dropped, and the one that may come back',
    {
      containers: [{ name: 'b', securityContext: { capabilities: { drop: ['X', 'ALL'], add: ['NET_BIND_SERVICE'] } } }],
    },
    22,
    null,
  ],
  [
    'Some dropped, and one that drops nothing but adds',
    contexts({ capabilities: { drop: ['KILL', 'CHOWN'] } }, { capabilities: { add: ['CHOWN'] } }),
    22,
    [
      'unrestricted capabilities (containers "a", "b" must set securityContext.capabilities.drop=["ALL"]; container "b" must not include "CHOWN" in securityContext.capabilities.add)',
      'spec.initContainers[0].securityContext.capabilities.drop ["CHOWN","KILL"]',
      'spec.containers[0].securityContext.capabilities.drop required',
      'spec.containers[0].securityContext.capabilities.add ["CHOWN"]',
    ],
  ],
  [
    'Nothing said, on Windows before that counted',
    { os: { name: 'windows' }, containers: [{ name: 'b' }] },
    24,
    [
      'unrestricted capabilities (container "b" must set securityContext.capabilities.drop=["ALL"])',
      'spec.containers[0].securityContext.capabilities.drop required',
    ],
  ],
  ['Nothing said, on Windows', { os: { name: 'windows' }, containers: [{ name: 'b' }] }, 25, null],
])('%s', (_, spec, version, expected) => {
  expect(said(capabilitiesRestricted, podOf(spec), version)).toEqual(expected);
});
