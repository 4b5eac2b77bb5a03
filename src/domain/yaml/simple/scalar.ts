import type { ScalarNode } from '../node.ts';
import { resolvePlain } from '../scalar.ts';
import { isBareFrom } from './line.ts';

/** A value that begins at an offset and ends on its line; null for what is not simple. */
export function scalarAt(text: string, at: number, to: number): ScalarNode | null {
  const quoted = quotedAt(text, at, to);
  if (quoted !== null) return isBareFrom(text, quoted.end, to) ? quoted : null;
  plainStart.lastIndex = at;
  if (!plainStart.test(text)) return null;
  const written = text.slice(at, to);
  const comment = written.indexOf(' #');
  const value = comment === -1 ? written : written.slice(0, comment);
  return mapping.test(value) ? null : plain(text, at, at + value.trimEnd().length);
}

/** A scalar without quotes; null for a number that JSON can't hold. */
export function plain(text: string, start: number, end: number): ScalarNode | null {
  const written = text.slice(start, end);
  const value = resolvePlain(written);
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  return { type: 'scalar', value, text: written, style: 'plain', start, end };
}

/** A scalar without quotes between brackets; null for what is not simple. */
export function flowPlainAt(text: string, at: number): ScalarNode | null {
  flowPlain.lastIndex = at;
  return flowPlain.test(text) ? plain(text, at, flowPlain.lastIndex) : null;
}

/** Far fewer characters than YAML takes, none of which means anything there; blanks stand between two of them. */
const flowPlain = /(?:[A-Za-z0-9_./$]|-(?=[A-Za-z0-9_./$-]))(?:[A-Za-z0-9_./$*()=+-]| +(?=[A-Za-z0-9_./$*()=+-]))*/y;

/** A quoted scalar that ends on its line, with the few escapes that people write; else null. */
export function quotedAt(text: string, at: number, to: number): ScalarNode | null {
  const first = text.charCodeAt(at);
  const quoted = first === 39 ? singleQuoted : first === 34 ? doubleQuoted : null;
  if (quoted === null) return null;
  quoted.lastIndex = at;
  if (!quoted.test(text) || quoted.lastIndex > to) return null;
  const end = quoted.lastIndex;
  const written = text.slice(at + 1, end - 1);
  const value =
    quoted === singleQuoted
      ? written.replaceAll("''", "'")
      : written.replaceAll(escapes, (_, escaped: string) => escapedBy.get(escaped) ?? escaped);
  return { type: 'scalar', value, text: value, style: 'quoted', start: at, end };
}

const singleQuoted = /'[^'\n]*(?:''[^'\n]*)*'(?!')/y;
const doubleQuoted = /"[^"\\\n]*(?:\\["\\nt][^"\\\n]*)*"/y;
const escapes = /\\(.)/g;
const escapedBy: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
]);

/** No indicator of YAML; those that may begin a scalar in front of something are taken there (YAML 1.2.2, 7.3.3). */
export const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s])/y;

/** A colon that a blank follows, or nothing, is one of a mapping. */
export const mapping = /:(?: |$)/;
