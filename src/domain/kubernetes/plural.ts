/**
 * How the resource of a kind is called when nobody says: `NetworkPolicy` is served as `networkpolicies`.
 * Source: k8s.io/apimachinery, pkg/api/meta/restmapper.go: UnsafeGuessKindToResource.
 */
export function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith('endpoints')) return name;
  if (name.endsWith('s')) return `${name}es`;
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}
