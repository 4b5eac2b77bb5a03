import { kustomizationFiles, namespaceIn } from '../domain/kubernetes/kustomize.ts';
import { rowsIn } from '../domain/platform/around.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { platformAround } from './platformAround.ts';

/**
 * The namespace that the place of a file says for the objects in it: that of a kustomization beside it, else that of the
 * row of the platform's table whose folder it lies in. Null when neither is there.
 */
export function namespaceAround(path: string, below: (root: string) => Tree): string | null {
  const slashed = path.replaceAll('\\', '/');
  const folder = slashed.slice(0, slashed.lastIndexOf('/'));
  return kustomized(below(folder)) ?? tabled(slashed, folder, below);
}

function kustomized(tree: Tree): string | null {
  const text = kustomizationFiles.map((name) => tree.text(name)).find((found) => found !== null);
  return text === undefined ? null : namespaceIn(text);
}

function tabled(path: string, folder: string, below: (root: string) => Tree): string | null {
  // Nobody has a platform at the root of a disk.
  const platform = platformAround(folder, (one) => (one === '' ? null : below(one).text('platform.yaml')));
  if (platform === null) return null;
  const inside = path.slice(platform.length + 1);
  const rows = [...(rowsIn(below(platform))?.values() ?? [])];
  const around = rows.filter((row) => inside.startsWith(`${row.folder?.value}/`));
  return around.toSorted((a, b) => lengthOf(b.folder) - lengthOf(a.folder))[0]?.namespace?.value ?? null;
}

function lengthOf(folder: { readonly value: string } | null): number {
  return folder?.value.length ?? 0;
}
