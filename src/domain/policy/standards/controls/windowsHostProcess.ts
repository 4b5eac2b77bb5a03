import type { Control } from '../control.ts';
import type { Pod } from '../pod.ts';
import { forbidden, forbiddenIn, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { settersText } from '../words.ts';

/** No containers of Windows that are processes of the host. */
export const windowsHostProcess: Control = {
  id: 'windowsHostProcess',
  name: 'HostProcess',
  level: 'baseline',
  revisions: [{ since: 0, check }],
  overrides: null,
};

const steps = ['securityContext', 'windowsOptions', 'hostProcess'];

function check({ security, containers }: Pod): Violation | null {
  const isPod = security?.hostProcess ?? false;
  const bad = containers.filter((container) => container.security?.hostProcess);
  return violationOf(
    'hostProcess',
    `${settersText(isPod, bad)} must not set securityContext.windowsOptions.hostProcess=true`,
    [
      ...(isPod ? [forbidden(['spec', ...steps], true)] : []),
      ...bad.map((container) => forbiddenIn(container, steps, true)),
    ],
  );
}
