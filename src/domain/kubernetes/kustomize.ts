import { content } from '../yaml/node.ts';
import type { Node } from '../yaml/node.ts';
import { parse } from '../yaml/parse.ts';
import { fieldOf } from './object.ts';

/** Names under which Kustomize looks for its own file in a folder. */
export const kustomizationFiles = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/**
 * The files that a kustomization names as strategic merge patches, as they are written (relative to its folder).
 * Such a file holds part of an object: `patches[].path`, and the older `patchesStrategicMerge`
 * (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization).
 */
export function patchFiles(kustomization: string): string[] {
  const { root } = parse(kustomization);
  const map = root === null ? null : content(root);
  if (map?.type !== 'map') return [];
  const patches = itemsOf(fieldOf(map, 'patches')).flatMap((item) => {
    const patch = content(item);
    return patch.type === 'map' ? textOf(fieldOf(patch, 'path')) : [];
  });
  return [...patches, ...itemsOf(fieldOf(map, 'patchesStrategicMerge')).flatMap(textOf)];
}

/** The namespace that a kustomization gives to all its objects; null when it gives none. */
export function namespaceIn(kustomization: string): string | null {
  const { root } = parse(kustomization);
  const map = root === null ? null : content(root);
  return map?.type === 'map' ? (textOf(fieldOf(map, 'namespace'))[0] ?? null) : null;
}

/** Keys that tell Kustomize how to merge, and that no schema knows. */
export function isPatchDirective(name: string): boolean {
  return /^\$(patch|retainKeys|deleteFromPrimitiveList|setElementOrder)(\/|$)/.test(name);
}

function itemsOf(node: Node | null): readonly Node[] {
  const list = node === null ? null : content(node);
  return list?.type === 'sequence' ? list.items : [];
}

function textOf(node: Node | null): string[] {
  const here = node === null ? null : content(node);
  return here?.type === 'scalar' && typeof here.value === 'string' ? [here.value] : [];
}
