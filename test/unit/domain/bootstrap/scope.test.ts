import { expect, test } from 'vitest';
import { isClusterWide } from '../../../../src/domain/bootstrap/scope.ts';

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
  ['', 'Namespaces'],
  ['v1', ''],
  ['v1', 'constructor'],
])('%s %s lies in a namespace, or is not known', (apiVersion, kind) => {
  expect(isClusterWide({ apiVersion, kind })).toBe(false);
});
