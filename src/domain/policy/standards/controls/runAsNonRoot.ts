import type { Control } from '../control.ts';
import { hasOwnUsers } from '../pod.ts';
import type { Pod } from '../pod.ts';
import { forbidden, forbiddenIn, requiredIn, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { containersText, settersText } from '../words.ts';

/** Every container says, or has its pod say, that it does not run as root. */
export const runAsNonRoot: Control = {
  id: 'runAsNonRoot',
  name: 'Running as Non-root',
  level: 'restricted',
  revisions: [
    { since: 0, check },
    { since: 35, check: (pod) => (hasOwnUsers(pod) ? null : check(pod)) },
  ],
  overrides: null,
};

const steps = ['securityContext', 'runAsNonRoot'];

function check({ security, containers }: Pod): Violation | null {
  const ofPod = security?.runAsNonRoot ?? null;
  const saying = containers.filter((container) => container.security?.runAsNonRoot === false);
  const silent =
    ofPod === true ? [] : containers.filter((container) => (container.security?.runAsNonRoot ?? null) === null);
  const setters = settersText(ofPod === false, saying);
  return violationOf(
    'runAsNonRoot != true',
    setters === ''
      ? `pod or ${containersText(silent)} must set securityContext.runAsNonRoot=true`
      : `${setters} must not set securityContext.runAsNonRoot=false`,
    [
      ...(ofPod === false ? [forbidden(['spec', ...steps], false)] : []),
      ...saying.map((container) => forbiddenIn(container, steps, false)),
      ...silent.map((container) => requiredIn(container, steps)),
    ],
  );
}
