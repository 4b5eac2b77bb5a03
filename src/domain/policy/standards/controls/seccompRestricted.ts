import { exceptOnWindows } from '../control.ts';
import type { Control } from '../control.ts';
import type { Pod } from '../pod.ts';
import { isGood, settings, settingsViolation } from '../seccomp.ts';
import { requiredIn, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { containersText } from '../words.ts';

/** Every container says, or has its pod say, that seccomp is on. */
export const seccompRestricted: Control = {
  id: 'seccompProfile_restricted',
  name: 'Seccomp',
  level: 'restricted',
  revisions: [
    { since: 19, check },
    { since: 25, check: exceptOnWindows(check) },
  ],
  overrides: 'seccompProfile_baseline',
};

function check(pod: Pod): Violation | null {
  const set = settingsViolation(settings(pod));
  if (set !== null || isGood(pod.security?.seccompProfile ?? null)) return set;
  const silent = pod.containers.filter(({ security }) => (security?.seccompProfile ?? null) === null);
  return violationOf(
    'seccompProfile',
    `pod or ${containersText(silent)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
    silent.map((container) => requiredIn(container, ['securityContext', 'seccompProfile', 'type'])),
  );
}
