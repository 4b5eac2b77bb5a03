import { linkRange } from '../platform/links.ts';
import type { Link } from '../platform/links.ts';
import { joined, staysInside } from '../platform/tree.ts';
import type { Tree } from '../platform/tree.ts';
import { anchorsIn } from './anchor.ts';
import { pathsOf } from './paths.ts';
import type { Phase } from './phase.ts';

/** From the paths that a phase names to the files that are there, and to their part that an anchor names. */
export function phaseLinks(phase: Phase, folder: string, tree: Tree, text: string): readonly Link[] {
  return pathsOf({ phase, folder }).flatMap(({ read, path, anchor }): Link[] => {
    if (!staysInside(path) || tree.kind(path) !== 'file') return [];
    const page = anchor === null ? null : tree.text(path);
    const line = page === null ? null : (anchorsIn(page).find(({ name }) => name === anchor)?.line ?? null);
    return [{ range: linkRange(read, text), path: joined(path), line }];
  });
}
