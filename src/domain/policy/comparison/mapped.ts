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

/** Whether Kyverno's command line has a resource for kinds of a group. */
export function isMappedByKyverno(group: string): boolean {
  return groups.has(group);
}

/** Policies by group and kind, about which it gives up with any other object: "failed to map gvk to gvr". */
const strict: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'policies.kyverno.io/DeletingPolicy',
  'policies.kyverno.io/ImageValidatingPolicy',
  'policies.kyverno.io/NamespacedDeletingPolicy',
  'policies.kyverno.io/NamespacedImageValidatingPolicy',
]);

/**
 * Whether a policy can be asked only about what Kyverno's command line has a resource for.
 * Source: kyverno, cmd/cli/kubectl-kyverno: processor/policy_processor.go, commands/apply/command.go.
 */
export function wantsMapped(group: string, kind: string): boolean {
  return strict.has(`${group}/${kind}`);
}
