import { exceptOnWindows } from '../control.ts';
import type { Control } from '../control.ts';
import type { Container, Pod } from '../pod.ts';
import { forbiddenIn, requiredIn, violationOf } from '../violation.ts';
import type { FieldError, Violation } from '../violation.ts';
import { containersText } from '../words.ts';

/** No process gets more rights than the one that started it. */
export const allowPrivilegeEscalation: Control = {
  id: 'allowPrivilegeEscalation',
  name: 'Privilege Escalation',
  level: 'restricted',
  revisions: [
    { since: 8, check },
    { since: 25, check: exceptOnWindows(check) },
  ],
  overrides: null,
};

function check({ containers }: Pod): Violation | null {
  const bad = containers.filter(({ security }) => security?.allowPrivilegeEscalation !== false);
  return violationOf(
    'allowPrivilegeEscalation != false',
    `${containersText(bad)} must set securityContext.allowPrivilegeEscalation=false`,
    bad.map(errorOf),
  );
}

function errorOf(container: Container): FieldError {
  const steps = ['securityContext', 'allowPrivilegeEscalation'];
  // Kyverno calls it required only where the whole context is missing.
  if (container.security === null) return requiredIn(container, steps);
  return forbiddenIn(container, steps, container.security.allowPrivilegeEscalation ?? 'nil');
}
