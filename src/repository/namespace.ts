import { kustomizationFiles, namespaceIn } from '../domain/kubernetes/kustomize.ts';
import { isPlatformText } from '../domain/platform/file.ts';
import { rowsIn } from '../domain/platform/around.ts';
import type { Tree } from '../domain/platform/tree.ts';

/**
 * The namespace that the place of a file says for the objects in it: that of a kustomization beside it, else that of the
 * row of the platform's table whose folder it lies in. Null when neither is there.
 */
export function namespaceAround(path: string, below: (root: string) => Tree): string | null {
  const slashed = path.replaceAll('\\', '/');
  const folder = slashed.slice(0, slashed.lastIndexOf('/'));
  return kustomized(below(folder)) ?? tabled(slashed, below);
}

function kustomized(tree: Tree): string | null {
  const text = kustomizationFiles.map((name) => tree.text(name)).find((found) => found !== null);
  return text === undefined ? null : namespaceIn(text);
}

function tabled(path: string, below: (root: string) => Tree): string | null {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const tree = below(path.slice(0, end));
    if (!isPlatformText(tree.text('platform.yaml') ?? '')) continue;
    const inside = path.slice(end + 1);
    const rows = [...(rowsIn(tree)?.values() ?? [])].filter(({ folder }) => inside.startsWith(`${folder?.value}/`));
    return rows.toSorted((a, b) => lengthOf(b.folder) - lengthOf(a.folder))[0]?.namespace?.value ?? null;
  }
  return null;
}

function lengthOf(folder: { readonly value: string } | null): number {
  return folder?.value.length ?? 0;
}
