import { expect, test } from 'vitest';
import { appArmorProfile } from '../../../../../../src/domain/policy/standards/controls/appArmorProfile.ts';
import { contexts, podOf, said } from '../made.ts';

const unconfined = { appArmorProfile: { type: 'Unconfined' } };
const key = 'container.apparmor.security.beta.kubernetes.io/b';

test.each<[string, object, Record<string, string>, readonly string[] | null]>([
  ['Profiles of the node', contexts({ appArmorProfile: { type: 'Localhost' } }, {}), { [key]: 'localhost/x' }, null],
  ['The default', contexts({ appArmorProfile: { type: 'RuntimeDefault' } }, {}), { [key]: 'runtime/default' }, null],
  ['An empty annotation, and one of others', contexts(null, null), { [key]: '', other: 'unconfined' }, null],
  [
    'A pod, a container and an annotation',
    { ...contexts({ appArmorProfile: {} }, null), securityContext: unconfined },
    { [key]: 'unconfined' },
    [
      `forbidden AppArmor profiles (pod and container "a" and annotation must not set AppArmor profile type to "", "Unconfined", "${key}="unconfined"")`,
      'spec.securityContext.appArmorProfile.type "Unconfined"',
      'spec.initContainers[0].securityContext.appArmorProfile.type ""',
      `metadata.annotations[${key}] "unconfined"`,
    ],
  ],
  [
    'Two annotations',
    contexts(null, null),
    { [key]: 'x', [`${key}1`]: 'y' },
    [
      `forbidden AppArmor profiles (annotations must not set AppArmor profile type to "${key}1="y"", "${key}="x"")`,
      `metadata.annotations[${key}] "x"`,
      `metadata.annotations[${key}1] "y"`,
    ],
  ],
  [
    'One container',
    contexts(null, unconfined),
    {},
    [
      'forbidden AppArmor profile (container "b" must not set AppArmor profile type to "Unconfined")',
      'spec.containers[0].securityContext.appArmorProfile.type "Unconfined"',
    ],
  ],
])('%s', (_, spec, annotations, expected) => {
  expect(said(appArmorProfile, podOf(spec, annotations), 30)).toEqual(expected);
});
