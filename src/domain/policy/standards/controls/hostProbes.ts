import type { Control } from '../control.ts';
import type { Container, Pod } from '../pod.ts';
import { forbiddenIn, violationOf } from '../violation.ts';
import type { FieldError, Violation } from '../violation.ts';
import { counted, distinct, quoted } from '../words.ts';

/** Probes and handlers reach the pod itself, and no other host. */
export const hostProbes: Control = {
  id: 'hostProbesAndHostLifecycle',
  name: null,
  level: 'baseline',
  revisions: [{ since: 34, check }],
  overrides: null,
};

function check({ containers }: Pod): Violation | null {
  const bad = distinct(containers.filter(({ hosts }) => hosts.length > 0).map(({ name }) => name));
  const hosts = distinct(containers.flatMap((container) => container.hosts.map(({ host }) => host)));
  const [verb, noun] = [counted(bad.length, 'uses', 'use'), 'probe or lifecycle host'];
  return violationOf(
    noun,
    `${counted(bad.length, 'container', 'containers')} ${quoted(bad)} ${verb} ${counted(hosts.length, noun, `${noun}s`)} ${quoted(hosts)}`,
    containers.flatMap(errorsOf),
  );
}

function errorsOf(container: Container): readonly FieldError[] {
  return container.hosts.map(({ host, steps }) => forbiddenIn(container, steps, host));
}
