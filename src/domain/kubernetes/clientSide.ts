/** Groups whose objects programs read from files: no API server ever gets one. */
const groups: ReadonlySet<string> = new Set([
  'apiserver.config.k8s.io',
  'audit.k8s.io',
  'cli.kyverno.io',
  'client.authentication.k8s.io',
  'helm.config.k8s.io',
  'k3d.io',
  'kind.x-k8s.io',
  'kubeadm.k8s.io',
  'kubelet.config.k8s.io',
  'kubeproxy.config.k8s.io',
  'kubescheduler.config.k8s.io',
  'kustomize.config.k8s.io',
  'slipway',
]);

/** Whether an object of a group and kind is a file of some program, and nothing that lies in a cluster. */
export function isClientSide({ group, kind }: { readonly group: string; readonly kind: string }): boolean {
  return groups.has(group) || (group === '' && kind === 'Config');
}
