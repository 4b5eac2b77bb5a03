import { expect, test } from 'vitest';
import { withAppArmor } from '../../../../../../src/domain/policy/defaults/prepared/appArmor.ts';

const key = 'container.apparmor.security.beta.kubernetes.io/web';
const web = { name: 'web' };
const withProfile = (profile: unknown): unknown => ({ name: 'web', securityContext: { appArmorProfile: profile } });

test.each([
  ['unconfined', withProfile({ type: 'Unconfined' })],
  ['runtime/default', withProfile({ type: 'RuntimeDefault' })],
  ['localhost/a', withProfile({ type: 'Localhost', localhostProfile: 'a' })],
  ['localhost/', web],
  ['localhost/ a', web],
  [`localhost/${'a'.repeat(4096)}`, web],
  ['else', web],
])('%j is a profile or none', (annotation, expected) => {
  const spec = { containers: [web], initContainers: [{ name: 'other' }], ephemeralContainers: [web] };
  expect(withAppArmor(spec, { [key]: annotation })).toEqual({
    containers: [expected],
    initContainers: [{ name: 'other' }],
    ephemeralContainers: [expected],
  });
});

test.each([
  ['it is Windows', { os: { name: 'windows' }, containers: [web] }],
  ['the Pod has it', { securityContext: { appArmorProfile: { type: 'Unconfined' } }, containers: [web] }],
  ['the container has one', { containers: [withProfile({ type: 'RuntimeDefault' })] }],
])('Nothing is added where %s', (_, spec) => {
  expect(withAppArmor(spec, { [key]: 'unconfined' })).toEqual(spec);
});
