import { listOf, nothing } from '../../value.ts';
import { compareTexts } from '../order.ts';
import { asNumber, asText, made, of, texts } from '../define.ts';
import type { Function } from '../function.ts';
import { int64 } from './integer.ts';
import { equalFold, lower, upper } from './letters.ts';
import { replaced } from './replace.ts';
import { failed } from './trouble.ts';

/** Kyverno's functions of texts (pkg/engine/jmespath/functions.go). */
export const strings: readonly Function[] = [
  texts('compare', 2, ([a = '', b = '']) => made(BigInt(compareTexts(a, b)))),
  texts('equal_fold', 2, ([a = '', b = '']) => made(equalFold(a, b))),
  of('replace', [['string'], ['string'], ['string'], ['number']], ([text, old, by, count = nothing], caller) => {
    const most = int64(asNumber(count));
    return replaced(asText(text ?? nothing), asText(old ?? nothing), asText(by ?? nothing), most, caller);
  }),
  texts('replace_all', 3, ([text = '', old = '', by = ''], caller) => replaced(text, old, by, -1n, caller)),
  texts('to_upper', 1, ([text = '']) => made(upper(text))),
  texts('to_lower', 1, ([text = '']) => made(lower(text))),
  texts('trim', 2, ([text = '', cut = '']) => made(trimmed(text, cut))),
  texts('trim_prefix', 2, ([text = '', prefix = '']) =>
    made(text.startsWith(prefix) ? text.slice(prefix.length) : text),
  ),
  texts('split', 2, ([text = '', separator = ''], caller) => {
    const parts = separator === '' ? Array.from(text) : text.split(separator);
    return caller.spend(parts.length) ?? listOf(parts.map(made), null);
  }),
  texts('to_boolean', 1, ([text = '']) => {
    const word = lower(text);
    if (word === 'true' || word === 'false') return made(word === 'true');
    return failed('to_boolean', `lowercase argument must be 'true' or 'false' (provided: '${text}')`);
  }),
  of('truncate', [['string'], ['number']], ([text = nothing, length = nothing]) => {
    const characters = Array.from(asText(text));
    const most = int64(Math.max(asNumber(length), 0));
    return made(most < 1n ? '' : most >= characters.length ? asText(text) : characters.slice(0, Number(most)).join(''));
  }),
  texts('path_canonicalize', 1, ([path = '']) => made(path === '' ? '' : cleaned(path))),
];

/** Without the characters of the second text at both ends. */
function trimmed(text: string, cut: string): string {
  const unwanted = new Set(cut);
  const characters = Array.from(text);
  const start = characters.findIndex((character) => !unwanted.has(character));
  if (start === -1) return '';
  return characters.slice(start, characters.findLastIndex((character) => !unwanted.has(character)) + 1).join('');
}

/** The shortest name of the same path (filepath.Clean on Unix). */
function cleaned(path: string): string {
  const isRooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isRooted) parts.push('..');
  }
  const rest = parts.join('/');
  return isRooted ? `/${rest}` : rest === '' ? '.' : rest;
}
