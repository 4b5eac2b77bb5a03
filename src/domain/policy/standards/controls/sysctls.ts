import type { Check, Control } from '../control.ts';
import { forbidden, violationOf } from '../violation.ts';

/** What is safe, by the version that first says so. */
const safe: readonly { readonly since: number; readonly names: readonly string[] }[] = [
  {
    since: 0,
    names: [
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'net.ipv4.tcp_syncookies',
      'net.ipv4.ping_group_range',
      'net.ipv4.ip_unprivileged_port_start',
    ],
  },
  { since: 27, names: ['net.ipv4.ip_local_reserved_ports'] },
  {
    since: 29,
    names: [
      'net.ipv4.tcp_keepalive_time',
      'net.ipv4.tcp_fin_timeout',
      'net.ipv4.tcp_keepalive_intvl',
      'net.ipv4.tcp_keepalive_probes',
    ],
  },
  { since: 32, names: ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'] },
  { since: 37, names: ['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat'] },
];

/** Only sysctls that touch nothing but the pod. */
export const sysctls: Control = {
  id: 'sysctls',
  name: 'Sysctls',
  level: 'baseline',
  revisions: safe.map(({ since }) => ({ since, check: checkOf(safeIn(since)) })),
  overrides: null,
};

function safeIn(version: number): ReadonlySet<string> {
  return new Set(safe.flatMap(({ since, names }) => (since <= version ? names : [])));
}

function checkOf(allowed: ReadonlySet<string>): Check {
  return ({ security }) => {
    const names = security?.sysctls ?? [];
    return violationOf(
      'forbidden sysctls',
      names.filter((name) => !allowed.has(name)).join(', '),
      names.flatMap((name, index) =>
        allowed.has(name) ? [] : [forbidden(['spec', 'securityContext', 'sysctls', index, 'name'], name)],
      ),
    );
  };
}
