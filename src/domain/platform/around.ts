import { field } from '../own/read.ts';
import { tables } from './file.ts';
import { readPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import { rootIn } from './root.ts';
import { mergedRows, readTable } from './table.ts';
import type { Row } from './table.ts';
import type { Tree } from './tree.ts';

/** The platform of a repository as its file says it now; null where there is none that can be read. */
export function platformIn(tree: Tree): Platform | null {
  const root = rootIn(tree, 'platform.yaml');
  return root === null ? null : readPlatform(root);
}

/** The table of a repository, both files together; null where there is none that can be read. */
export function rowsIn(tree: Tree): ReadonlyMap<string, Row> | null {
  const [path, local] = tables;
  const shared = rootIn(tree, path);
  if (shared === null || field(shared, 'applications') === null) return null;
  return mergedRows(readTable(shared), tableOf(tree, local));
}

/** The rows of one file of the table; none of a file that can't be read. */
export function tableOf(tree: Tree, path: string): readonly Row[] {
  const root = rootIn(tree, path);
  return root === null ? [] : readTable(root);
}
