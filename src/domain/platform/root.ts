import { rootPlace } from '../schema/place.ts';
import type { Place } from '../schema/place.ts';
import { parse } from '../yaml/parse.ts';

/** How many texts are kept that others are compared with: those of one platform, and room for another. */
const kept = 24;
const roots = new Map<string, Place | null>();

/** More than any file of a platform needs: what is larger is compared with its schema, and with nothing else. */
export const largest = 256 * 1024;

/**
 * The root of a text that is only looked at, whatever its shape; null where there is none, or too much. The same text is
 * read once.
 */
export function rootOf(text: string | null): Place | null {
  if (text === null || text.length > largest) return null;
  const known = roots.get(text);
  if (known !== undefined) return known;
  const node = parse(text).root;
  const root = node === null ? null : rootPlace(node);
  const [oldest] = roots.keys();
  if (roots.size >= kept && oldest !== undefined) roots.delete(oldest);
  roots.set(text, root);
  return root;
}
