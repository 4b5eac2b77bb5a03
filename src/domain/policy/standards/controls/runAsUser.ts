import type { Control } from '../control.ts';
import { hasOwnUsers } from '../pod.ts';
import type { Pod } from '../pod.ts';
import { forbidden, forbiddenIn, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { settersText } from '../words.ts';

/** No container runs as user 0. */
export const runAsUser: Control = {
  id: 'runAsUser',
  name: 'Running as Non-root user',
  level: 'restricted',
  revisions: [
    { since: 23, check },
    { since: 35, check: (pod) => (hasOwnUsers(pod) ? null : check(pod)) },
  ],
  overrides: null,
};

const steps = ['securityContext', 'runAsUser'];

function check({ security, containers }: Pod): Violation | null {
  const isPod = security?.runsAsRoot ?? false;
  const bad = containers.filter((container) => container.security?.runsAsRoot);
  return violationOf('runAsUser=0', `${settersText(isPod, bad)} must not set runAsUser=0`, [
    ...(isPod ? [forbidden(['spec', ...steps], 0)] : []),
    ...bad.map((container) => forbiddenIn(container, steps, 0)),
  ]);
}
