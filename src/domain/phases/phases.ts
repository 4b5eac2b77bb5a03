import { rootIn } from '../platform/root.ts';
import { phaseFolder } from '../platform/file.ts';
import { joined } from '../platform/tree.ts';
import type { Tree } from '../platform/tree.ts';
import { readPhase } from './phase.ts';
import type { Phase } from './phase.ts';

/** A phase of a platform, as its folder and its file say it now. */
export interface KnownPhase {
  readonly number: number;
  readonly id: string;
  /** Of its `phase.yaml`, from the root of the repository. */
  readonly path: string;
  /** Null when the file is missing or can't be read. */
  readonly phase: Phase | null;
}

/** More folders than that are no phases. */
const most = 200;

/** All phases of a repository by their numbers: the folders below `phases/`. */
export function phasesIn(tree: Tree): readonly KnownPhase[] {
  return tree
    .names('phases')
    .slice(0, most)
    .flatMap((name): KnownPhase[] => {
      const folder = phaseFolder(name);
      if (folder === null || tree.kind(joined('phases', name)) !== 'folder') return [];
      const path = joined('phases', name, 'phase.yaml');
      const root = rootIn(tree, path);
      return [{ ...folder, path, phase: root === null ? null : readPhase(root) }];
    })
    .toSorted((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
}
