import { goQuoted } from '../../../goQuoted.ts';
import type { Control } from '../control.ts';
import type { Pod } from '../pod.ts';
import { settings, settingsViolation } from '../seccomp.ts';
import { forbidden, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { counted, distinct } from '../words.ts';

/** Seccomp stays on. */
export const seccompBaseline: Control = {
  id: 'seccompProfile_baseline',
  name: 'Seccomp',
  level: 'baseline',
  revisions: [
    { since: 0, check: checkAnnotations },
    { since: 19, check: (pod) => settingsViolation(settings(pod)) },
  ],
  overrides: null,
};

/** Before there was a field. */
function checkAnnotations({ annotations, containers }: Pod): Violation | null {
  const keys = [
    'seccomp.security.alpha.kubernetes.io/pod',
    ...containers.map(({ name }) => `container.seccomp.security.alpha.kubernetes.io/${name}`),
  ];
  const bad = keys
    .map((key) => ({ key, value: annotations.get(key) }))
    .filter((one): one is { key: string; value: string } => one.value !== undefined && isBad(one.value))
    .toSorted((one, other) => (one.key === other.key ? 0 : one.key < other.key ? -1 : 1));
  const texts = distinct(bad.map(({ key, value }) => `${key}=${goQuoted(value)}`));
  return violationOf(
    'seccompProfile',
    `forbidden ${counted(texts.length, 'annotation', 'annotations')} ${texts.join(', ')}`,
    bad.map(({ key, value }) => forbidden(['metadata', 'annotations', key], value)),
  );
}

function isBad(value: string): boolean {
  return value !== 'runtime/default' && value !== 'docker/default' && !value.startsWith('localhost/');
}
