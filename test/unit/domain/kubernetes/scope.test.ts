import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isClusterWide, isClusterWideSomewhere } from '../../../../src/domain/kubernetes/scope.ts';
import { product } from '../../product.ts';

test.each([
  ['v1', 'Namespace'],
  ['v1', 'PersistentVolume'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration'],
  ['admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy'],
  ['apiregistration.k8s.io/v1', 'APIService'],
  ['networking.k8s.io/v1', 'IngressClass'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRoleBinding'],
  ['scheduling.k8s.io/v1', 'PriorityClass'],
  ['storage.k8s.io/v1', 'StorageClass'],
  ['storage.k8s.io/v1', 'CSIDriver'],
  ['networking.k8s.io/v1', 'ServiceCIDR'],
  ['certificates.k8s.io/v1', 'CertificateSigningRequest'],
  ['resource.k8s.io/v1', 'DeviceClass'],
  ['cert-manager.io/v1', 'ClusterIssuer'],
  ['kyverno.io/v1', 'ClusterPolicy'],
  ['policies.kyverno.io/v1', 'ValidatingPolicy'],
  ['snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass'],
])('%s %s lies in no namespace, in whatever version', (apiVersion, kind) => {
  expect(isClusterWide({ apiVersion, kind })).toBe(true);
});

test.each([
  ['v1', 'Secret'],
  ['v1', 'ServiceAccount'],
  ['v1', 'PersistentVolumeClaim'],
  ['apps/v1', 'Deployment'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  // The name alone does not tell: others have kinds of the same name.
  ['example.org/v1', 'ClusterRole'],
  ['v1', 'ClusterRole'],
  ['example.org/v1', 'Namespace'],
  ['cert-manager.io/v1', 'Issuer'],
  ['kyverno.io/v1', 'Policy'],
  ['policies.kyverno.io/v1', 'NamespacedValidatingPolicy'],
  ['', 'Namespaces'],
  ['v1', ''],
  ['v1', 'constructor'],
])('%s %s lies in a namespace, or is not known', (apiVersion, kind) => {
  expect(isClusterWide({ apiVersion, kind })).toBe(false);
});

test.each([
  ['Node', true],
  ['CustomResourceDefinition', true],
  ['Pod', false],
  ['Nothing', false],
])('A kind %s lies in no namespace, whatever its group: %s', (kind, is) => {
  expect(isClusterWideSomewhere(kind)).toBe(is);
});

test('The charts on record define no other kinds that lie in no namespace', () => {
  const folder = join(product, 'test/charts');
  const objects = readdirSync(folder).flatMap((file) => read(join(folder, file)).objects);
  const kinds = objects.flatMap(({ defines }) => defines ?? []);
  expect(kinds.length).toBeGreaterThan(30);
  const wrong = kinds.filter(
    ({ group, kind, scope }) => isClusterWide({ apiVersion: `${group}/v1`, kind }) !== (scope === 'Cluster'),
  );
  expect(wrong).toEqual([]);
});

interface Chart {
  readonly objects: readonly {
    readonly defines?: { readonly group: string; readonly kind: string; readonly scope: string };
  }[];
}

function read(path: string): Chart {
  return JSON.parse(readFileSync(path, 'utf8'));
}
