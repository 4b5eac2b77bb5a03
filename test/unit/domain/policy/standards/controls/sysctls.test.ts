import { expect, test } from 'vitest';
import { sysctls } from '../../../../../../src/domain/policy/standards/controls/sysctls.ts';
import { podOf, said } from '../made.ts';

const pod = podOf({
  securityContext: {
    sysctls: [
      { name: 'kernel.shm_rmid_forced' },
      { name: 'net.ipv4.ip_local_reserved_ports' },
      { name: 'net.ipv4.tcp_fin_timeout' },
      { name: 'net.ipv4.tcp_rmem' },
      { name: 'net.ipv4.tcp_notsent_lowat' },
      { name: 'kernel.sem' },
    ],
  },
});

test.each([
  [0, 1],
  [26, 1],
  [27, 2],
  [28, 2],
  [29, 3],
  [31, 3],
  [32, 4],
  [36, 4],
  [37, 5],
])('1.%i takes %i of six for safe', (version, count) => {
  expect(said(sysctls, pod, version)).toHaveLength(1 + 6 - count);
});

test('What is not safe, in the order of the pod', () => {
  expect(said(sysctls, pod, 32)).toEqual([
    'forbidden sysctls (net.ipv4.tcp_notsent_lowat, kernel.sem)',
    'spec.securityContext.sysctls[4].name "net.ipv4.tcp_notsent_lowat"',
    'spec.securityContext.sysctls[5].name "kernel.sem"',
  ]);
  expect(said(sysctls, podOf({ containers: [] }), 0)).toBeNull();
});
