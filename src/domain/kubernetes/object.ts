import { content } from '../yaml/node.ts';
import type { ContentNode, MapNode, Node, ScalarNode } from '../yaml/node.ts';

/** One Kubernetes object as it stands in a text. */
export interface KubernetesObject {
  readonly apiVersion: string;
  /** Group of the apiVersion; empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace: string | null;
  /** Empty when it has none. */
  readonly name: string;
  readonly root: MapNode;
  readonly apiVersionNode: ScalarNode;
  readonly kindNode: ScalarNode;
}

/** What says only one of apiVersion and kind, or not as a string. */
export interface Nameless {
  readonly missing: 'apiVersion' | 'kind';
  readonly root: Node;
}

/** What has a value of another type where it names itself. */
export interface Misnamed {
  readonly pointer: string;
  readonly value: ContentNode;
  readonly wants: 'string' | 'object';
}

/** The object that a node holds; null when it says neither apiVersion nor kind, and so is some other YAML. */
export function identify(node: Node): KubernetesObject | Nameless | null {
  const root = content(node);
  if (root.type !== 'map') return null;
  const apiVersionNode = scalarAt(root, 'apiVersion');
  const kindNode = scalarAt(root, 'kind');
  if (apiVersionNode === null && kindNode === null) return null;
  if (!isName(kindNode)) return { missing: 'kind', root };
  if (!isName(apiVersionNode)) return { missing: 'apiVersion', root };
  const metadata = mapAt(root, 'metadata');
  const generateName = textAt(metadata, 'generateName');
  return {
    apiVersion: apiVersionNode.value,
    ...splitApiVersion(apiVersionNode.value),
    kind: kindNode.value,
    namespace: textAt(metadata, 'namespace'),
    name: textAt(metadata, 'name') ?? (generateName === null ? '' : `${generateName}{{ generateName }}`),
    root,
    apiVersionNode,
    kindNode,
  };
}

function isName(node: ScalarNode | null): node is ScalarNode & { readonly value: string } {
  return typeof node?.value === 'string' && node.value !== '';
}

/** `apps/v1` is group and version; `v1` is a version of the core group. */
export function splitApiVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/');
  return slash === -1
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** The objects of a `kind: List`, which stand for themselves; null for anything else. */
export function itemsOf(object: KubernetesObject): readonly Node[] | null {
  if (object.kind.toLowerCase() !== 'list' || object.group !== '') return null;
  const items = fieldOf(object.root, 'items');
  if (items === null) return [];
  const list = content(items);
  return list.type === 'sequence' ? list.items : null;
}

export function fieldOf(map: MapNode | null, name: string): Node | null {
  return map?.pairs.find((pair) => pair.name === name)?.value ?? null;
}

export function mapAt(map: MapNode | null, name: string): MapNode | null {
  const field = fieldOf(map, name);
  if (field === null) return null;
  const node = content(field);
  return node.type === 'map' ? node : null;
}

function scalarAt(map: MapNode, name: string): ScalarNode | null {
  const field = fieldOf(map, name);
  if (field === null) return null;
  const node = content(field);
  return node.type === 'scalar' ? node : null;
}

function textAt(map: MapNode | null, name: string): string | null {
  const node = map === null ? null : scalarAt(map, name);
  return typeof node?.value === 'string' ? node.value : null;
}
