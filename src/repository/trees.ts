import { Roots } from '../domain/own/root.ts';
import type { Tree } from '../domain/platform/tree.ts';

/** Milliseconds after which files are looked at again though nobody has said that they changed: not all changes are told. */
const longest = 2000;

interface Kept {
  readonly tree: Tree;
  readonly roots: Roots;
  readonly since: number;
}

/** The repositories around files that are judged: what one judgement has looked at and read, the next one knows. */
export class Trees {
  readonly #below: (root: string) => Tree;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();

  /** `below` gives the files as they are now; `now` is in milliseconds, from whenever. */
  constructor(below: (root: string) => Tree, now: () => number) {
    this.#below = below;
    this.#now = now;
  }

  /** The files below a folder. */
  at(root: string): Tree {
    const before = this.#kept.get(root);
    const now = this.#now();
    if (before !== undefined && now - before.since <= longest) return before.tree;
    const roots = before?.roots ?? new Roots();
    const tree = lookedAt(this.#below(root), roots);
    this.#kept.set(root, { tree, roots, since: now });
    return tree;
  }

  /** A file has come, changed or gone: the folders above it are looked at again. A text that is the same stays read. */
  changed(path: string): void {
    for (const [root, kept] of this.#kept)
      if (slashed(path).startsWith(`${slashed(root)}/`))
        this.#kept.set(root, { ...kept, since: Number.NEGATIVE_INFINITY });
  }
}

/** The same files, each looked at once. */
function lookedAt(tree: Tree, roots: Roots): Tree {
  return {
    kind: once((path) => tree.kind(path)),
    names: once((folder) => tree.names(folder)),
    text: once((path) => tree.text(path)),
    roots,
  };
}

function once<Value>(look: (path: string) => Value): (path: string) => Value {
  const seen = new Map<string, { readonly value: Value }>();
  return (path) => {
    const known = seen.get(path) ?? { value: look(path) };
    seen.set(path, known);
    return known.value;
  };
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
