/** Two paths that are one place on a file system that does not tell upper from lower case, or composes letters. */
export interface Clash {
  readonly first: string;
  readonly second: string;
}

/**
 * The first clash among paths, folders included: `Docs/a` and `docs/b` are one folder on Windows and macOS, and a file
 * can't stand where a folder is.
 */
export function clashIn(paths: readonly string[]): Clash | undefined {
  const spelt = new Map<string, string>();
  const files = new Set(paths.map(folded));
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth <= parts.length; depth++) {
      const here = parts.slice(0, depth).join('/');
      const known = spelt.get(folded(here));
      if (known !== undefined && known !== here) return { first: known, second: here };
      if (depth < parts.length && files.has(folded(here))) return { first: here, second: path };
      if (depth === parts.length && known === here) return { first: here, second: path };
      spelt.set(folded(here), here);
    }
  }
  return undefined;
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
