import type { Control } from '../control.ts';
import type { Pod } from '../pod.ts';
import { forbiddenIn, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { containersText } from '../words.ts';

/** No privileged containers. */
export const privileged: Control = {
  id: 'privileged',
  name: 'Privileged Containers',
  level: 'baseline',
  revisions: [{ since: 0, check }],
  overrides: null,
};

function check({ containers }: Pod): Violation | null {
  const bad = containers.filter(({ security }) => security?.privileged);
  return violationOf(
    'privileged',
    `${containersText(bad)} must not set securityContext.privileged=true`,
    bad.map((container) => forbiddenIn(container, ['securityContext', 'privileged'], true)),
  );
}
