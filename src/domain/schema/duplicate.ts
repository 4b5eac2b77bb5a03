import { content } from '../yaml/node.ts';
import type { Node, SequenceNode } from '../yaml/node.ts';
import { canonical } from './equality.ts';
import type { Place } from './place.ts';

export interface Duplicate {
  readonly item: Place;
  /** The item before it that is the same. */
  readonly first: Place;
}

/** Items that are equal; with keys, items that are equal in the keys that identify an item of the list. */
export function duplicatesIn(list: Place, node: SequenceNode, keys: readonly string[]): Duplicate[] {
  const seen = new Map<string, Place>();
  const duplicates: Duplicate[] = [];
  for (const [index, item] of node.items.entries()) {
    const identity = keys.length === 0 ? canonical(item) : identityOf(item, keys);
    if (identity === null) continue;
    const here: Place = { up: list, step: index, key: null, node: item };
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, here);
    else duplicates.push({ item: here, first });
  }
  return duplicates;
}

/** What the API server fills in for a key that is left out (k8s.io/kubernetes, pkg/apis/core/v1/defaults.go). */
const defaults: ReadonlyMap<string, string> = new Map([['protocol', '"TCP"']]);

/** Lists of built-in kinds whose duplicates the API server takes with a warning (k8s.io/kubernetes, pkg/api/pod/warnings.go). */
export function isTolerated(list: Place): boolean {
  const owner = list.up?.up?.step;
  return toleratedLists.has(String(list.step)) || (list.step === 'ports' && /[cC]ontainers$/.test(String(owner)));
}

const toleratedLists = new Set(['env', 'imagePullSecrets', 'hostAliases', 'ownerReferences', 'secrets', 'conditions']);

function identityOf(item: Node, keys: readonly string[]): string | null {
  const node = content(item);
  if (node.type !== 'map') return null;
  const values = keys.map((key) => node.pairs.find((pair) => pair.name === key)?.value);
  if (values.every((value) => value === undefined)) return null;
  return values
    .map((value, index) => (value === undefined ? (defaults.get(keys[index] ?? '') ?? '') : canonical(value)))
    .join('\0');
}
