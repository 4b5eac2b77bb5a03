import { joined, staysInside } from '../platform/tree.ts';
import type { Tree } from '../platform/tree.ts';
import { regex } from '../regex.ts';

/** How much is looked at: more is no list of files that a check is about. */
const most = { files: 200, looks: 20_000, depth: 30 };

export interface Globbed {
  /** From the root of the repository, sorted. */
  readonly paths: readonly string[];
  /** There are more than are looked at. */
  readonly isCut: boolean;
}

/**
 * The files that a path or a pattern names: `*` and `?` stay within a name, `**` goes down any number of folders,
 * `{a,b}` and `[a-c]` choose. A name that begins with a dot has to be named with its dot. Never throws.
 */
export function filesNamed(tree: Tree, pattern: string): Globbed {
  if (!staysInside(pattern)) return { paths: [], isCut: false };
  if (!/[*?[{]/.test(pattern)) {
    const path = joined(pattern);
    return { paths: tree.kind(path) === 'file' ? [path] : [], isCut: false };
  }
  const search = new Search(tree);
  search.walk('', joined(pattern).split('/'), 0);
  const paths = [...search.found].toSorted((a, b) => (a < b ? -1 : 1));
  return { paths: paths.slice(0, most.files), isCut: search.isCut || paths.length > most.files };
}

/** Goes down the folders that a pattern leads through. */
class Search {
  readonly found = new Set<string>();
  isCut = false;
  readonly #tree: Tree;
  #looks = 0;

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  walk(folder: string, [part, ...rest]: readonly string[], depth: number): void {
    if (part === undefined) return;
    if (depth > most.depth || this.#looks > most.looks) {
      this.isCut = true;
      return;
    }
    const goesDown = part === '**';
    if (goesDown && rest.length > 0) this.walk(folder, rest, depth);
    const isNamed = goesDown ? (name: string) => !name.startsWith('.') : matcherOf(part);
    for (const name of this.#tree.names(folder)) {
      if (++this.#looks > most.looks || this.found.size > most.files) {
        this.isCut = true;
        return;
      }
      if (!isNamed(name) || isForeign(name)) continue;
      const path = joined(folder, name);
      const kind = this.#tree.kind(path);
      if (kind === 'file' && rest.length === 0) this.found.add(path);
      if (kind === 'folder' && (goesDown || rest.length > 0))
        this.walk(path, goesDown ? [part, ...rest] : rest, depth + 1);
    }
  }
}

/** What no file of a platform lies in. */
function isForeign(name: string): boolean {
  return name === '.git' || name === 'node_modules';
}

/** One name of a pattern, in linear time. */
function matcherOf(part: string): (name: string) => boolean {
  const expression = regex(`^(?:${expressionOf(part)})$`);
  return (name) => expression !== null && (part.startsWith('.') || !name.startsWith('.')) && expression.test(name);
}

function expressionOf(part: string): string {
  const isClosed = { '[': part.includes(']'), '{': part.includes('}') };
  let depth = 0;
  return [...part.matchAll(/\[!?[^\]]+\]|./gsu)]
    .map(([piece]) => {
      if (piece === '*') return '[^/]*';
      if (piece === '?') return '[^/]';
      if (piece.length > 1 && piece.startsWith('[') && isClosed['['])
        return piece.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
      if (piece === '{' && isClosed['{']) return ++depth > 0 ? '(?:' : '';
      if (piece === '}' && depth > 0) return --depth >= 0 ? ')' : '';
      if (piece === ',' && depth > 0) return '|';
      return piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    })
    .join('');
}
