import { rootPlace } from '../schema/place.ts';
import type { Place } from '../schema/place.ts';
import { parse } from '../yaml/parse.ts';

/** More than any file of a platform needs: what is larger is compared with its schema, and with nothing else. */
export const largest = 256 * 1024;

/** The root of a text that is only looked at, whatever its shape; null where there is none, or too much. */
export function rootOf(text: string | null): Place | null {
  if (text === null || text.length > largest) return null;
  const node = parse(text).root;
  return node === null ? null : rootPlace(node);
}

/** The roots of files, each read once for as long as its text stays the same. */
export class Roots {
  readonly #read = new Map<string, { readonly text: string; readonly root: Place | null }>();

  /** The root of the text that a file has now. */
  of(path: string, text: string): Place | null {
    const known = this.#read.get(path);
    if (known?.text === text) return known.root;
    const root = rootOf(text);
    this.#read.set(path, { text, root });
    return root;
  }
}
