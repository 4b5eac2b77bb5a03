import type { ScalarNode } from '../node.ts';
import { nameOf } from '../scalar.ts';
import { flowPlainAt, mapping, plain, plainStart, quotedAt } from './scalar.ts';

export interface SimpleKey {
  readonly name: string;
  readonly key: ScalarNode;
  /** Offset behind the colon. */
  readonly after: number;
}

/** The key of a pair that begins at an offset, with a colon that a blank or the end of the line follows; else null. */
export function keyAt(text: string, at: number, to: number): SimpleKey | null {
  return keyOf(text, quotedAt(text, at, to) ?? plainKeyAt(text, at, to), to);
}

/** The same between brackets. */
export function flowKeyAt(text: string, at: number, to: number): SimpleKey | null {
  return keyOf(text, quotedAt(text, at, to) ?? flowPlainAt(text, at), to);
}

function keyOf(text: string, key: ScalarNode | null, to: number): SimpleKey | null {
  if (key === null || key.end - key.start > longest) return null;
  const after = key.end + 1;
  if (text.charAt(key.end) !== ':' || (after < to && text.charAt(after) !== ' ')) return null;
  const name = key.style === 'plain' && key.text === '<<' ? undefined : nameOf(key.value);
  return name === undefined ? null : { name, key, after };
}

/** What begins as a marker of a document is none. */
function plainKeyAt(text: string, at: number, to: number): ScalarNode | null {
  plainStart.lastIndex = at;
  if (!plainStart.test(text) || text.startsWith('---', at) || text.startsWith('...', at)) return null;
  const written = text.slice(at, to);
  const end = written.search(mapping);
  const isKey = end > 0 && written.charAt(end - 1) !== ' ' && !written.slice(0, end).includes(' #');
  return isKey ? plain(text, at, at + end) : null;
}

/** YAML allows 1,024 characters (YAML 1.2.2, 7.4.2); what comes near is left to its parser. */
const longest = 1000;
