import { expect, test } from 'vitest';
import { withServiceAccount } from '../../../../../../src/domain/policy/defaults/prepared/serviceAccount.ts';

const accounts: Readonly<Record<string, unknown>> = {
  quiet: { automountServiceAccountToken: false },
  puller: { imagePullSecrets: [{ name: 'a' }] },
};
const place = { namespace: 'default', serviceAccountNamed: (name: string): unknown => accounts[name] };
const mountPath = '/var/run/secrets/kubernetes.io/serviceaccount';
const mount = (name: string): unknown => ({ name, readOnly: true, mountPath });

test('Every container gets the token, after what it mounts itself', () => {
  const own = { name: 'own', mountPath: '/own' };
  const spec = { containers: [{ volumeMounts: [own] }], initContainers: [{}], volumes: [{ name: 'own' }] };
  const token = mount('kube-api-access-xxxxx');
  expect(withServiceAccount(spec, place)).toEqual({
    serviceAccountName: 'default',
    serviceAccount: 'default',
    containers: [{ volumeMounts: [own, token] }],
    initContainers: [{ volumeMounts: [token] }],
    volumes: [
      { name: 'own' },
      { name: 'kube-api-access-xxxxx', projected: expect.objectContaining({ defaultMode: 420 }) },
    ],
  });
});

test('A token volume that is there is taken', () => {
  const volumes = [{ name: 'kube-api-access-a' }];
  expect(withServiceAccount({ containers: [{}], volumes }, place)).toMatchObject({
    containers: [{ volumeMounts: [mount('kube-api-access-a')] }],
    volumes,
  });
});

test.each([
  ['the Pod wants none', { automountServiceAccountToken: false, containers: [{}] }],
  ['its account wants none', { serviceAccountName: 'quiet', containers: [{}] }],
  ['it is mounted already', { containers: [{ volumeMounts: [{ name: 'own', mountPath }] }] }],
  ['there are no containers', {}],
])('No token is added where %s', (_, spec) => {
  const made = withServiceAccount(spec, place);
  expect(made).toMatchObject(spec);
  expect(made).not.toHaveProperty('volumes');
});

test('The Pod has the last word about its token', () => {
  const spec = { serviceAccountName: 'quiet', automountServiceAccountToken: true, containers: [{}] };
  expect(withServiceAccount(spec, place)).toHaveProperty('volumes');
});

test.each([
  [{ serviceAccountName: 'puller' }, [{ name: 'a' }]],
  [{ serviceAccountName: 'puller', imagePullSecrets: [{ name: 'b' }] }, [{ name: 'b' }]],
  [{ serviceAccountName: 'unknown' }, undefined],
])('%j pulls with %j', (spec, secrets) => {
  expect(withServiceAccount(spec, place)['imagePullSecrets']).toEqual(secrets);
});
