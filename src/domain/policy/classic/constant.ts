import { isList, isMap } from '../data.ts';
import type { Data } from '../data.ts';

/** By parts of rules, which are asked about many objects. */
const known = new WeakMap<object, number | null>();

/**
 * How many values a part of a rule has in it, when nothing of it is ever replaced: no text and no key has a variable or a
 * reference, nor escapes one. Null for what is not so.
 */
export function constantSize(document: Data): number | null {
  if (typeof document !== 'object' || document === null) return sizeOf(document);
  const found = known.get(document);
  if (found !== undefined) return found;
  const size = sizeOf(document);
  known.set(document, size);
  return size;
}

function sizeOf(value: Data): number | null {
  if (typeof value === 'string') return isReplaced(value) ? null : 1;
  if (isMap(value) && Object.keys(value).some(isReplaced)) return null;
  const inner: readonly Data[] = isList(value) ? value : isMap(value) ? Object.values(value) : [];
  let size = 1;
  for (const one of inner) {
    const more = sizeOf(one);
    if (more === null) return null;
    size += more;
  }
  return size;
}

function isReplaced(text: string): boolean {
  return text.includes('{{') || text.includes('$(');
}
