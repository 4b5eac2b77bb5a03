/** Who brings the kinds of an API group. */
const providers: Readonly<Record<string, string>> = {
  'actions.github.com': 'the ARC controller',
  'aquasecurity.github.io': 'the Trivy operator',
  'argoproj.io': 'Argo CD',
  'bitnami.com': 'Sealed Secrets',
  'cert-manager.io': 'cert-manager',
  'helm.cattle.io': 'k3s',
  'kyverno.io': 'Kyverno',
  'longhorn.io': 'Longhorn',
  'monitoring.coreos.com': 'the Prometheus operator',
  'policies.kyverno.io': 'Kyverno',
  'traefik.io': 'Traefik',
  'wgpolicyk8s.io': 'Kyverno',
};

/** That a cluster has no such kind, in one sentence, and where it would come from as far as that is known. */
export function kindIsMissing(apiVersion: string, kind: string): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const provider = Object.hasOwn(providers, group) ? providers[group] : undefined;
  return provider === undefined
    ? `The cluster has no ${kind} of ${apiVersion}.`
    : `The cluster has no ${kind} yet: it comes with ${provider}.`;
}
