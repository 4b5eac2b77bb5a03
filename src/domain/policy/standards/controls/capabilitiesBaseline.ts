import type { Control } from '../control.ts';
import type { Container, Pod } from '../pod.ts';
import { forbiddenIn, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { containersText, distinct, quoted } from '../words.ts';

/** No capabilities beyond those that containers have by default. */
export const capabilitiesBaseline: Control = {
  id: 'capabilities_baseline',
  name: 'Capabilities',
  level: 'baseline',
  revisions: [{ since: 0, check }],
  overrides: null,
};

const allowed: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

function check({ containers }: Pod): Violation | null {
  const bad = containers.filter((container) => badIn(container).length > 0);
  const all = distinct(bad.flatMap(badIn));
  return violationOf(
    'non-default capabilities',
    `${containersText(bad)} must not include ${quoted(all)} in securityContext.capabilities.add`,
    bad.map((container) => forbiddenIn(container, ['securityContext', 'capabilities', 'add'], badIn(container))),
  );
}

function badIn({ security }: Container): readonly string[] {
  return distinct((security?.capabilities?.add ?? []).filter((one) => !allowed.has(one)));
}
