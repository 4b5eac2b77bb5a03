import type { KubernetesObject, Misnamed, Nameless } from '../kubernetes/object.ts';
import { content, isNull } from '../yaml/node.ts';
import type { ContentNode, MapNode, Node, ScalarNode } from '../yaml/node.ts';

/**
 * Who a document says it is, as kubeconform decodes it (pkg/resource/resource.go, Signature): to Go's JSON decoder a
 * key in any case is the field, of several the last counts, and a value of another type is an error; sigs.k8s.io/yaml
 * makes strings of numbers and booleans first. Null for what is no mapping.
 */
export function signatureOf(node: Node): KubernetesObject | Nameless | Misnamed | null {
  const root = content(node);
  if (root.type !== 'map') return null;
  const metadata = fieldsLike(root, 'metadata');
  const ofMetadata = (name: string): Field[] =>
    metadata.flatMap(({ value, pointer }) => (value.type === 'map' ? fieldsLike(value, name, pointer) : []));
  const kind = fieldsLike(root, 'kind');
  const apiVersion = fieldsLike(root, 'apiVersion');
  const names = { name: ofMetadata('name'), namespace: ofMetadata('namespace'), generate: ofMetadata('generateName') };
  const noMap = metadata.find(({ value }) => value.type !== 'map' && !isNull(value));
  if (noMap !== undefined) return { ...noMap, wants: 'object' };
  const noText = [kind, apiVersion, ...Object.values(names)].flat().find(({ value }) => value.type !== 'scalar');
  if (noText !== undefined) return { ...noText, wants: 'string' };
  const kindNode = lastText(kind);
  if (kindNode === undefined) return { missing: 'kind', root };
  const apiVersionNode = lastText(apiVersion);
  if (apiVersionNode === undefined) return { missing: 'apiVersion', root };
  const generateName = lastText(names.generate);
  return {
    apiVersion: apiVersionNode.value,
    ...lookedFor(apiVersionNode.value),
    kind: kindNode.value,
    namespace: lastText(names.namespace)?.value ?? null,
    name: generateName === undefined ? (lastText(names.name)?.value ?? '') : `${generateName.value}{{ generateName }}`,
    root,
    apiVersionNode,
    kindNode,
  };
}

/** Not read is what stands behind a second slash, or behind a dot where there is no slash (pkg/registry, schemaPath). */
export function lookedFor(apiVersion: string): Pick<KubernetesObject, 'group' | 'version'> {
  const [first = '', second] = apiVersion.split('/');
  if (second === undefined) return { group: '', version: first.split('.', 1)[0] ?? '' };
  return first === '' ? { group: '', version: apiVersion } : { group: first, version: second };
}

export interface Field {
  readonly pointer: string;
  readonly value: ContentNode;
}

/** What Go takes for a field, in the order in which it takes it. */
export function fieldsLike(map: MapNode, name: string, pointer = ''): readonly Field[] {
  return map.pairs
    .filter((pair) => pair.name.toLowerCase() === name.toLowerCase())
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((pair) => ({ pointer: `${pointer}/${pair.name}`, value: content(pair.value) }));
}

/** The last that is not null, which leaves a field as it was; to Go, an empty text is none. */
function lastText(fields: readonly Field[]): (ScalarNode & { readonly value: string }) | undefined {
  const last = fields.map(({ value }) => value).findLast((value) => value.type === 'scalar' && value.value !== null);
  return last?.type === 'scalar' && last.value !== '' ? { ...last, value: String(last.value) } : undefined;
}
