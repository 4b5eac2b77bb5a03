import type { Control } from '../control.ts';
import type { Pod } from '../pod.ts';
import { forbidden, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';

/** No namespaces of the host. */
export const hostNamespaces: Control = {
  id: 'hostNamespaces',
  name: 'Host Namespaces',
  level: 'baseline',
  revisions: [{ since: 0, check }],
  overrides: null,
};

const fields = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

function check(pod: Pod): Violation | null {
  const bad = fields.filter((field) => pod[field]);
  return violationOf(
    'host namespaces',
    bad.map((field) => `${field}=true`).join(', '),
    bad.map((field) => forbidden(['spec', field], true)),
  );
}
