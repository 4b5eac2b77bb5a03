import { goQuoted } from '../../../goQuoted.ts';
import type { Control } from '../control.ts';
import type { Pod } from '../pod.ts';
import { forbidden, forbiddenIn, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { counted, distinct, quoted, settersText } from '../words.ts';

/** The profile of AppArmor that a node has by default stays, or becomes another of the node. */
export const appArmorProfile: Control = {
  id: 'appArmorProfile',
  name: 'AppArmor',
  level: 'baseline',
  revisions: [{ since: 0, check }],
  overrides: null,
};

function check({ annotations, security, containers }: Pod): Violation | null {
  const ofPod = [security?.appArmorProfile ?? null].filter(isBad);
  const bad = containers.filter((container) => isBad(container.security?.appArmorProfile ?? null));
  const badAnnotations = [...annotations].filter(isBadAnnotation).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const types = distinct([...ofPod, ...bad.map((container) => container.security?.appArmorProfile ?? '')]);
  const values = [...types, ...badAnnotations.map(([key, value]) => `${key}=${goQuoted(value)}`).toSorted()];
  const setters = [
    settersText(ofPod.length > 0, bad),
    badAnnotations.length > 0 ? counted(badAnnotations.length, 'annotation', 'annotations') : '',
  ];
  return violationOf(
    counted(values.length, 'forbidden AppArmor profile', 'forbidden AppArmor profiles'),
    `${setters.filter((text) => text !== '').join(' and ')} must not set AppArmor profile type to ${quoted(values)}`,
    [
      ...ofPod.map((type) => forbidden(['spec', 'securityContext', 'appArmorProfile', 'type'], type)),
      ...bad.map((container) =>
        forbiddenIn(
          container,
          ['securityContext', 'appArmorProfile', 'type'],
          container.security?.appArmorProfile ?? '',
        ),
      ),
      ...badAnnotations.map(([key, value]) => forbidden(['metadata', 'annotations', key], value)),
    ],
  );
}

function isBad(type: string | null): type is string {
  return type !== null && type !== 'RuntimeDefault' && type !== 'Localhost';
}

function isBadAnnotation([key, value]: readonly [string, string]): boolean {
  return (
    key.startsWith('container.apparmor.security.beta.kubernetes.io/') &&
    value !== '' &&
    value !== 'runtime/default' &&
    !value.startsWith('localhost/')
  );
}
