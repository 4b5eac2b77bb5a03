import type { Control } from '../control.ts';
import { hasOwnUsers } from '../pod.ts';
import type { Pod } from '../pod.ts';
import { forbiddenIn, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { containersText, distinct, quoted } from '../words.ts';

/** `/proc` stays masked, but for pods with users of their own. */
export const procMount: Control = {
  id: 'procMount',
  name: '/proc Mount Type',
  level: 'baseline',
  revisions: [
    { since: 0, check },
    { since: 35, check: (pod) => (hasOwnUsers(pod) ? null : check(pod)) },
  ],
  overrides: null,
};

/** It stays masked for all. */
export const procMountRestricted: Control = {
  id: 'procMount_restricted',
  name: null,
  level: 'restricted',
  revisions: [{ since: 35, check }],
  overrides: 'procMount',
};

function check({ containers }: Pod): Violation | null {
  const bad = containers.flatMap((container) => {
    const type = container.security?.procMount ?? null;
    return type === null || type === 'Default' ? [] : [{ container, type }];
  });
  const types = quoted(distinct(bad.map(({ type }) => type)));
  return violationOf(
    'procMount',
    `${containersText(bad.map(({ container }) => container))} must not set securityContext.procMount to ${types}`,
    bad.map(({ container, type }) => forbiddenIn(container, ['securityContext', 'procMount'], type)),
  );
}
