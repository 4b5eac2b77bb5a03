import { rootOf } from '../own/root.ts';
import type { Place } from '../schema/place.ts';
import type { Tree } from './tree.ts';

/** The root of a file of a repository as its text is now; null where there is none that can be read. */
export function rootIn(tree: Tree, path: string): Place | null {
  const text = tree.text(path);
  return text === null || tree.roots === undefined ? rootOf(text) : tree.roots.of(path, text);
}
