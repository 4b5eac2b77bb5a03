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

/** How well-known kinds are served that nobody would guess, as their CustomResourceDefinitions say. */
const irregular: ReadonlyMap<string, string> = new Map([
  ['gateway.networking.k8s.io/Gateway', 'gateways'],
  ['gateway.networking.x-k8s.io/XMesh', 'xmeshes'],
  ['networking.istio.io/Gateway', 'gateways'],
]);

/** How a kind of a group is served, as far as is known without its definition. */
export function servedPlural(group: string, kind: string): string {
  return irregular.get(`${group}/${kind}`) ?? pluralOf(kind);
}
