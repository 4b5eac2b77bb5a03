import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { readSmallFile } from './smallFile.ts';

/** What `.gitignore` files leave out, from a file's folder up to the root of its repository (gitignore(5)). */
export class GitIgnore {
  readonly #folders = new Map<string, Folder>();
  readonly #top: string | null;

  /** Above `top` no file is asked: the folder stands for itself, wherever it lies. */
  constructor(top: string | null = null) {
    this.#top = top === null ? null : resolve(top);
  }

  /** The deepest file that says anything decides. */
  ignores(path: string, kind: 'file' | 'folder'): boolean {
    const absolute = resolve(path);
    for (let folder = dirname(absolute); ; folder = dirname(folder)) {
      const { rules, isRoot } = this.#folder(folder);
      const { ignored, unignored } = rules?.test(inside(folder, absolute, kind)) ?? silent;
      if (ignored || unignored) return ignored;
      if (isRoot) return false;
    }
  }

  /** The `.gitignore` of a folder has changed. */
  forget(folder: string): void {
    this.#folders.delete(resolve(folder));
  }

  #folder(folder: string): Folder {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const read: Folder = {
      rules: rulesIn(folder),
      isRoot: folder === this.#top || folder === dirname(folder) || existsSync(join(folder, '.git')),
    };
    this.#folders.set(folder, read);
    return read;
  }
}

interface Folder {
  readonly rules: Ignore | null;
  readonly isRoot: boolean;
}

const silent = { ignored: false, unignored: false };

function inside(folder: string, path: string, kind: 'file' | 'folder'): string {
  return `${relative(folder, path).replaceAll(sep, '/')}${kind === 'folder' ? '/' : ''}`;
}

function rulesIn(folder: string): Ignore | null {
  const text = readSmallFile(join(folder, '.gitignore'));
  return text === null ? null : ignore().add(text);
}
