/** The groups of Kubernetes itself. */
const groups: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/**
 * Whether Kyverno's command line has a resource for kinds of a group. Asked about any other by a
 * ValidatingAdmissionPolicy it gives up (cmd/cli/kubectl-kyverno/processor/policy_processor.go: "failed to map gvk to gvr").
 */
export function isMappedByKyverno(group: string): boolean {
  return groups.has(group);
}
