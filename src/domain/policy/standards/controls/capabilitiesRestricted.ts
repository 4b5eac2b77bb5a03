import { exceptOnWindows } from '../control.ts';
import type { Control } from '../control.ts';
import type { Container, Pod } from '../pod.ts';
import { forbiddenIn, requiredIn, violationOf } from '../violation.ts';
import type { FieldError, Violation } from '../violation.ts';
import { containersText, distinct, quoted } from '../words.ts';

/** All capabilities are dropped, and one alone may come back. */
export const capabilitiesRestricted: Control = {
  id: 'capabilities_restricted',
  name: 'Capabilities',
  level: 'restricted',
  revisions: [
    { since: 22, check },
    { since: 25, check: exceptOnWindows(check) },
  ],
  overrides: 'capabilities_baseline',
};

function check({ containers }: Pod): Violation | null {
  const keeping = containers.filter(({ security }) => !(security?.capabilities?.drop ?? []).includes('ALL'));
  const adding = containers.filter((container) => addedBy(container).length > 0);
  const details = [
    keeping.length > 0 ? `${containersText(keeping)} must set securityContext.capabilities.drop=["ALL"]` : '',
    adding.length > 0
      ? `${containersText(adding)} must not include ${quoted(distinct(adding.flatMap(addedBy)))} in securityContext.capabilities.add`
      : '',
  ];
  return violationOf('unrestricted capabilities', details.filter((text) => text !== '').join('; '), [
    ...keeping.map(keepingError),
    ...adding.map((container) =>
      forbiddenIn(container, ['securityContext', 'capabilities', 'add'], addedBy(container)),
    ),
  ]);
}

function keepingError(container: Container): FieldError {
  const steps = ['securityContext', 'capabilities', 'drop'];
  const dropped = distinct(container.security?.capabilities?.drop ?? []);
  return dropped.length === 0 ? requiredIn(container, steps) : forbiddenIn(container, steps, dropped);
}

function addedBy({ security }: Container): readonly string[] {
  return distinct((security?.capabilities?.add ?? []).filter((one) => one !== 'NET_BIND_SERVICE'));
}
