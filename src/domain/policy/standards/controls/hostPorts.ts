import type { Control } from '../control.ts';
import type { Container, Pod } from '../pod.ts';
import { forbiddenIn, violationOf } from '../violation.ts';
import type { FieldError, Violation } from '../violation.ts';
import { containersText, counted, distinct } from '../words.ts';

/** No ports of the host. */
export const hostPorts: Control = {
  id: 'hostPorts',
  name: 'Host Ports',
  level: 'baseline',
  revisions: [{ since: 0, check }],
  overrides: null,
};

function check({ containers }: Pod): Violation | null {
  const bad = containers.filter((container) => container.hostPorts.some((port) => port !== 0));
  const ports = distinct(bad.flatMap((container) => container.hostPorts.filter((port) => port !== 0).map(String)));
  const [verb, noun] = [counted(bad.length, 'uses', 'use'), counted(ports.length, 'hostPort', 'hostPorts')];
  return violationOf('hostPort', `${containersText(bad)} ${verb} ${noun} ${ports.join(', ')}`, bad.flatMap(errorsOf));
}

function errorsOf(container: Container): readonly FieldError[] {
  return container.hostPorts.flatMap((port, index) =>
    port === 0 ? [] : [forbiddenIn(container, ['ports', index, 'hostPort'], port)],
  );
}
