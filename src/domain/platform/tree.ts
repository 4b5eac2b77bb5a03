import type { Roots } from '../own/root.ts';

/** The files of a repository, as far as its own files name them. Paths are from its root, with `/`. */
export interface Tree {
  /** `missing` too for a path that leads out of the repository. */
  kind(path: string): 'file' | 'folder' | 'missing';
  /** What a folder holds, sorted; nothing for what is no folder. The root is the empty path. */
  names(folder: string): readonly string[];
  /** The text of a small file as it is now; null for what can't be read. */
  text(path: string): string | null;
  /** What was read of the texts before; without it each is read anew whenever something is compared with it. */
  readonly roots?: Roots | undefined;
}

/** A path that stays in its repository: relative, with `/`, and without a step up. */
export function staysInside(path: string): boolean {
  return path !== '' && !/^[/~]|\\|^[A-Za-z]:|\0/.test(path) && !path.split('/').includes('..');
}

/** Joins parts of a path from the root of a repository. */
export function joined(...parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
