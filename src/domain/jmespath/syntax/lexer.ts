import { SyntaxTrouble } from '../problem.ts';
import type { Token, TokenKind } from './token.ts';

/** Longer ones first. */
const signs: readonly TokenKind[] = [
  ...(['[?', '[]', '||', '&&', '==', '!=', '<=', '>='] as const),
  ...(['.', '*', ',', ':', '@', '(', ')', '{', '}', '[', ']', '|', '&', '!', '<', '>'] as const),
];

const space = /[ \t\r\n]+/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const digits = /-?[0-9]+/y;
/** A backslash takes the next character with it, whatever it is. */
const quotedText = /"(?:[^"\\]|\\[^])*"/y;
const rawText = /'(?:[^'\\]|\\[^])*'/y;
const literalText = /`(?:[^`\\]|\\[^])*`/y;

/** The tokens of a text, with one of the kind `end` as the last (https://jmespath.org/specification.html, Grammar). */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = found(space, text, at);
    const token = blank === null ? tokenAt(text, at) : null;
    if (token !== null) tokens.push(token);
    at += blank?.length ?? (token === null ? 0 : token.end - at);
  }
  return [...tokens, { kind: 'end', text: '', start: text.length, end: text.length }];
}

function tokenAt(text: string, start: number): Token {
  const token = (kind: TokenKind, written: string, more: Partial<Token> = {}): Token => ({
    kind,
    text: written,
    start,
    end: start + written.length,
    ...more,
  });
  const plain = found(name, text, start);
  if (plain !== null) return token('identifier', plain);
  const number = found(digits, text, start);
  if (number !== null) return token('number', number);
  const quoted = found(quotedText, text, start);
  if (quoted !== null) return token('quoted', quoted, { text: nameIn(quoted, start) });
  const raw = found(rawText, text, start);
  // Only a quote is escaped; every other backslash is one.
  if (raw !== null) return token('raw', raw, { text: raw.slice(1, -1).replaceAll(String.raw`\'`, "'") });
  const literal = found(literalText, text, start);
  if (literal !== null) return token('literal', literal, { value: valueIn(literal, start) });
  const sign = signs.find((one) => text.startsWith(one, start));
  if (sign !== undefined) return token(sign, sign);
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const range = { start, end: start + character.length };
  if (/["'`]/.test(character))
    throw new SyntaxTrouble(`A ${character} that ends it is missing.`, { start, end: text.length });
  if (character === '=') throw new SyntaxTrouble('Two things are compared with "==".', range);
  throw new SyntaxTrouble(`${JSON.stringify(character)} stands for nothing here.`, range);
}

function found(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function nameIn(quoted: string, start: number): string {
  const value = parsed(quoted);
  if (typeof value === 'string') return value;
  throw new SyntaxTrouble('A name in quotes is written as a string of JSON.', { start, end: start + quoted.length });
}

function valueIn(literal: string, start: number): unknown {
  const value = parsed(literal.slice(1, -1).replaceAll('\\`', '`'));
  if (value !== undefined) return value;
  const message = "Between backquotes stands JSON; a text is written as 'text'.";
  throw new SyntaxTrouble(message, { start, end: start + literal.length });
}

/** Undefined, which is no JSON, for what is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
