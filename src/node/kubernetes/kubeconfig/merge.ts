import { failed } from '../failed.ts';
import { isMap, maps, own, text } from './field.ts';
import type { Entry } from './field.ts';

/** Files as one: the first that sets a name wins, with its whole entry, as in client-go (tools/clientcmd/loader.go). */
export interface Kubeconfig {
  readonly current: string | null;
  readonly contexts: ReadonlyMap<string, Named>;
  readonly clusters: ReadonlyMap<string, Named>;
  readonly users: ReadonlyMap<string, Named>;
}

export interface Named {
  readonly entry: Entry;
  /** The file has another of this name, so that nobody can tell which is meant. */
  readonly twice: boolean;
}

/** Throws `Failed` when a list of a file is none; what its entries hold is read when it is used. */
export function merge(files: readonly Entry[]): Kubeconfig {
  return {
    current: files.map((file) => text(file, 'current-context')).find((name) => name !== null) ?? null,
    contexts: named(files, 'contexts', 'context'),
    clusters: named(files, 'clusters', 'cluster'),
    users: named(files, 'users', 'user'),
  };
}

/** The entry of a name; throws `Failed` when the name stands for two. */
export function entryOf(all: ReadonlyMap<string, Named>, name: string, what: string): Entry | null {
  const found = all.get(name);
  if (found === undefined) return null;
  if (!found.twice) return found.entry;
  throw failed('kubeconfig', `${found.entry.file} has two ${what}s with the name "${name}".`, {
    remedy: 'Give one of them another name.',
  });
}

function named(files: readonly Entry[], list: string, what: string): ReadonlyMap<string, Named> {
  const all = new Map<string, Named>();
  for (const file of files) {
    const before = new Set(all.keys());
    for (const item of maps(file, list)) {
      const name = own(item.value, 'name');
      if (typeof name !== 'string' || before.has(name)) continue;
      const inner = own(item.value, what);
      const entry = { value: isMap(inner) ? inner : {}, where: `${what} "${name}" of ${file.file}`, file: file.file };
      const first = all.get(name);
      all.set(name, first === undefined ? { entry, twice: false } : { ...first, twice: true });
    }
  }
  return all;
}
