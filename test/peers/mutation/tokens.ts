import { Lexer } from 'yaml';
import type { Random } from '../random.ts';

/** Offsets between the tokens of a text, its two ends included. */
export function boundaries(text: string): readonly number[] {
  const offsets = [0];
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    // The lexer puts marks of its own between the pieces of the text: they are no part of it.
    if (!marks.has(token)) {
      offset += token.length;
      offsets.push(offset);
    }
  }
  return [...new Set(offsets)].filter((at) => at <= text.length);
}

const marks = new Set(['\u0002', '\u0018', '\u001f']);

/** The text up to the boundary. */
export function cutAt(text: string, boundary: number): string {
  return text.slice(0, boundary);
}

/** A text without one of its tokens, with one twice, or with two exchanged. */
export function jumbled(text: string, random: Random): string {
  const offsets = boundaries(text);
  const tokens = offsets.slice(1).map((end, index) => text.slice(offsets[index], end));
  if (tokens.length === 0) {
    return text;
  }
  const at = random.below(tokens.length);
  const other = random.below(tokens.length);
  const token = tokens[at] ?? '';
  const change = random.pick<() => readonly string[]>([
    () => tokens.toSpliced(at, 1),
    () => tokens.toSpliced(at, 0, token),
    () => tokens.with(at, tokens[other] ?? '').with(other, token),
    () => tokens.toSpliced(other, 0, token),
  ]);
  return change().join('');
}
