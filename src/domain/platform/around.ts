import { tables } from './file.ts';
import { readPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import { field } from './read.ts';
import { rootOf } from './root.ts';
import { mergedRows, readTable } from './table.ts';
import type { Row } from './table.ts';
import type { Tree } from './tree.ts';

/** The platform of a repository as its file says it now; null where there is none that can be read. */
export function platformIn(tree: Tree): Platform | null {
  const root = rootOf(tree.text('platform.yaml'));
  return root === null ? null : readPlatform(root);
}

/** The table of a repository, both files together; null where there is none that can be read. */
export function rowsIn(tree: Tree): ReadonlyMap<string, Row> | null {
  const [shared, local] = tables.map((path) => rootOf(tree.text(path)));
  if (shared === null || shared === undefined || field(shared, 'applications') === null) return null;
  return mergedRows(readTable(shared), local === null || local === undefined ? [] : readTable(local));
}

/** The rows of one file of the table; none of a text that can't be read. */
export function tableOf(text: string | null): readonly Row[] {
  const root = rootOf(text);
  return root === null ? [] : readTable(root);
}
