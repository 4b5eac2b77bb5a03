import type { Range } from '../range.ts';
import { spanIn } from '../yaml/span.ts';
import type { Read } from '../own/read.ts';
import type { Row } from './table.ts';
import { joined, staysInside } from './tree.ts';
import type { Tree } from './tree.ts';

/** A place in a text that leads to a file of the repository. */
export interface Link {
  readonly range: Range;
  /** From the root of the repository. */
  readonly path: string;
  /** 0-based line to go to; null for the whole file. */
  readonly line: number | null;
}

/** From the folders of rows to what is edited there, and from their parts to what these are. */
export function tableLinks(rows: readonly Row[], tree: Tree, text: string): readonly Link[] {
  return rows.flatMap(({ folder, parts }): Link[] => {
    if (folder === null || !staysInside(folder.value)) return [];
    const links = [link(folder, firstFile(joined(folder.value), folderFiles, tree), text)];
    for (const part of parts ?? [])
      links.push(link(part, firstFile(joined(folder.value, part.value), partFiles, tree), text));
    return links.flatMap((one) => one ?? []);
  });
}

/** Where the value of a scalar stands, without its quotes where that can be told. */
export function linkRange({ place, value }: Read<string>, text: string): Range {
  const { node } = place;
  const inner = node.type === 'scalar' ? spanIn(node, text, { start: 0, end: value.length }) : null;
  return inner ?? { start: node.start, end: node.end };
}

const folderFiles = ['values.yaml', 'manifests/values.yaml', 'manifests/Chart.yaml', 'secrets/README.md'];
const partFiles = ['values.yaml', 'Chart.yaml', 'README.md'];

function link(read: Read<string>, path: string | null, text: string): Link | null {
  return path === null ? null : { range: linkRange(read, text), path, line: null };
}

function firstFile(folder: string, names: readonly string[], tree: Tree): string | null {
  return names.map((name) => joined(folder, name)).find((path) => tree.kind(path) === 'file') ?? null;
}
