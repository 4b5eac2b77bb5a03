import { expect, test } from 'vitest';
import { hostNamespaces } from '../../../../../../src/domain/policy/standards/controls/hostNamespaces.ts';
import { podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  ['None', { hostNetwork: false }, 0, null],
  [
    'All',
    { hostNetwork: true, hostPID: true, hostIPC: true },
    0,
    [
      'host namespaces (hostNetwork=true, hostPID=true, hostIPC=true)',
      'spec.hostNetwork true',
      'spec.hostPID true',
      'spec.hostIPC true',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(hostNamespaces, podOf(spec), version)).toEqual(expected);
});
