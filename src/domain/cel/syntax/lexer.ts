import { syntaxProblem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { readBytes, readString } from './escape.ts';
import { signs } from './token.ts';
import type { Sign, Token } from './token.ts';

/** The words of an expression with an `end` behind them, or the first thing that is no word of CEL. */
export function tokenize(text: string): readonly Token[] | Problem {
  const tokens: Token[] = [];
  let at = 0;
  while ((at = skipBlank(text, at)) < text.length) {
    const token = readToken(text, at);
    if ('message' in token) return token;
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', start: text.length, end: text.length });
  return tokens;
}

const blank = /(?:[ \t\r\n\f]|\/\/[^\n]*)*/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const backquoted = /`([^`\n]*)`/y;
const number =
  /0[xX][0-9a-fA-F]+[uU]?|(?:[0-9]+\.[0-9]+|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[0-9]+(?:[eE][+-]?[0-9]+|[uU])?/y;
const openers = '"\'bBrR';
const opening = /([bB]?)([rR]?)("""|'''|"|')/y;

function skipBlank(text: string, at: number): number {
  return at + matchAt(blank, text, at).length;
}

function readToken(text: string, start: number): Token | Problem {
  const mayOpen = openers.includes(text.charAt(start));
  const [quote = '', bytes = '', raw = '', delimiter = ''] = (mayOpen ? execAt(opening, text, start) : null) ?? [];
  if (quote !== '') return readQuoted(text, { start, from: start + quote.length, bytes, raw, delimiter });
  const name = matchAt(word, text, start);
  if (name !== '') return { kind: 'word', text: name, start, end: start + name.length };
  const digits = matchAt(number, text, start);
  if (digits !== '') return readNumber(text, digits, start);
  if (text[start] === '`') return readBackquoted(text, start);
  const sign = signAt(text, start);
  if (sign !== undefined) return { kind: 'sign', sign, start, end: start + sign.length };
  return unknownSign(text, start);
}

function readNumber(text: string, digits: string, start: number): Token | Problem {
  const end = start + digits.length;
  const tail = matchAt(word, text, end);
  if (tail !== '') {
    return syntaxProblem(`"${digits}${tail}" is neither a number nor a name.`, start, end + tail.length);
  }
  if (/u$/i.test(digits)) return { kind: 'uint', digits: digits.slice(0, -1), start, end };
  const whole = /^(0x|[0-9]+$)/i.test(digits);
  return { kind: whole ? 'int' : 'double', digits, start, end };
}

interface Opening {
  readonly start: number;
  /** Where the content begins. */
  readonly from: number;
  readonly bytes: string;
  readonly raw: string;
  readonly delimiter: string;
}

function readQuoted(text: string, { start, from, bytes, raw, delimiter }: Opening): Token | Problem {
  const close = closeOf(text, from, delimiter, raw !== '');
  if (close === null) {
    const line = delimiter.length === 1 ? lineEnd(text, from) : text.length;
    return syntaxProblem(`The string has no closing ${delimiter}.`, start, line);
  }
  const end = close + delimiter.length;
  const quoted = { text: text.slice(from, close), offset: from, raw: raw !== '' };
  if (bytes === '') {
    const value = readString(quoted);
    return typeof value === 'string' ? { kind: 'string', value, start, end } : value;
  }
  const value = readBytes(quoted);
  return value instanceof Uint8Array ? { kind: 'bytes', value, start, end } : value;
}

/** Where the closing quotes begin; null when there are none, or none on this line where that is wanted. */
function closeOf(text: string, from: number, delimiter: string, raw: boolean): number | null {
  const short = delimiter.length === 1;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && !raw) at += 1;
    else if (short && (char === '\n' || char === '\r')) return null;
    else if (text.startsWith(delimiter, at)) return at;
  }
  return null;
}

/** A field's name that is no identifier: letters, digits, `_`, `.`, `-`, `/` and blanks (cel-spec, langdef.md). */
function readBackquoted(text: string, start: number): Token | Problem {
  const [all, name = ''] = execAt(backquoted, text, start) ?? [];
  if (all === undefined) return syntaxProblem('The name has no closing backquote.', start, lineEnd(text, start));
  const end = start + all.length;
  if (!/^[A-Za-z0-9_.\-/ ]+$/.test(name)) {
    return syntaxProblem(
      `A name in backquotes has letters, digits, "_", ".", "-", "/" and blanks; write ["…"] for ${all}.`,
      start,
      end,
    );
  }
  return { kind: 'quoted', text: name, start, end };
}

function signAt(text: string, at: number): Sign | undefined {
  return known.get(text.slice(at, at + 2)) ?? known.get(text.charAt(at));
}

const known: ReadonlyMap<string, Sign> = new Map(signs.map((sign) => [sign, sign]));

const meant: ReadonlyMap<string, string> = new Map([
  ['=', 'to compare, write "=="'],
  ['&', 'for "and", write "&&"'],
  ['|', 'for "or", write "||"'],
]);

function unknownSign(text: string, start: number): Problem {
  const [char = ''] = text.slice(start, start + 2);
  const hint = meant.get(char);
  const message = `"${char}" is no sign of CEL${hint === undefined ? '' : `; ${hint}`}.`;
  return syntaxProblem(message, start, start + char.length);
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end === -1 ? text.length : from + end;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  return execAt(pattern, text, at)?.[0] ?? '';
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
