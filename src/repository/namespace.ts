import { folderOf } from '../domain/beside.ts';
import { kustomizationFiles, namespaceIn } from '../domain/kubernetes/kustomize.ts';
import { rowsIn } from '../domain/platform/around.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { hasPart } from '../domain/platform/table.ts';
import { platformAround } from './platformAround.ts';

/** An application of a platform, as somebody chooses for whom a Secret is. */
export interface SecretOwner {
  readonly application: string;
  readonly namespace: string;
  /** Where its SealedSecrets lie, as a path like the one that was asked about; null when its row has no such part. */
  readonly folder: string | null;
}

/** The applications of the platform around a folder, in the order of the table; none where there is no platform. */
export function ownersAround(folder: string, below: (root: string) => Tree): readonly SecretOwner[] {
  const platform = platformOf(folder.replaceAll('\\', '/'), below);
  if (platform === null) return [];
  return [...(rowsIn(below(platform)) ?? [])].flatMap(([application, row]): SecretOwner[] => {
    if (row.namespace === null) return [];
    const secrets = row.folder !== null && hasPart(row, 'secrets') ? `${platform}/${row.folder.value}/secrets` : null;
    return [{ application, namespace: row.namespace.value, folder: secrets }];
  });
}

/**
 * The namespace that the place of a file says for the objects in it: that of a kustomization beside it, else that of the
 * row of the platform's table whose folder it lies in. Null when neither is there.
 */
export function namespaceAround(path: string, below: (root: string) => Tree): string | null {
  const slashed = path.replaceAll('\\', '/');
  const folder = folderOf(slashed);
  return kustomized(below(folder)) ?? tabled(slashed, folder, below);
}

function kustomized(tree: Tree): string | null {
  const text = kustomizationFiles.map((name) => tree.text(name)).find((found) => found !== null);
  return text === undefined ? null : namespaceIn(text);
}

function tabled(path: string, folder: string, below: (root: string) => Tree): string | null {
  const platform = platformOf(folder, below);
  if (platform === null) return null;
  const inside = path.slice(platform.length + 1);
  const rows = [...(rowsIn(below(platform))?.values() ?? [])];
  const around = rows.filter((row) => inside.startsWith(`${row.folder?.value}/`));
  return around.toSorted((a, b) => lengthOf(b.folder) - lengthOf(a.folder))[0]?.namespace?.value ?? null;
}

function platformOf(folder: string, below: (root: string) => Tree): string | null {
  // Nobody has a platform at the root of a disk.
  return platformAround(folder, (one) => (one === '' ? null : below(one).text('platform.yaml')));
}

function lengthOf(folder: { readonly value: string } | null): number {
  return folder?.value.length ?? 0;
}
