import { expect, test } from 'vitest';
import { capabilitiesBaseline } from '../../../../../../src/domain/policy/standards/controls/capabilitiesBaseline.ts';
import { contexts, podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  ['Those of the runtime', contexts({ capabilities: { add: ['CHOWN', 'SYS_CHROOT'] } }, {}), 0, null],
  [
    'Others, each once',
    contexts(
      { capabilities: { add: ['SYS_TIME', 'NET_RAW', 'SYS_TIME'] } },
      { capabilities: { add: ['CHOWN', 'BPF'] } },
    ),
    0,
    [
      'non-default capabilities (containers "a", "b" must not include "BPF", "NET_RAW", "SYS_TIME" in securityContext.capabilities.add)',
      'spec.initContainers[0].securityContext.capabilities.add ["NET_RAW","SYS_TIME"]',
      'spec.containers[0].securityContext.capabilities.add ["BPF"]',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(capabilitiesBaseline, podOf(spec), version)).toEqual(expected);
});
