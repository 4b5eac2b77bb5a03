import { syntaxProblem } from '../problem.ts';
import type { Problem } from '../problem.ts';

/** What is between the quotes of a literal, and where it stands in the expression. */
export interface Quoted {
  readonly text: string;
  readonly offset: number;
  readonly raw: boolean;
}

/** The text of a string literal (cel-spec, langdef.md: string and bytes values). */
export function readString(quoted: Quoted): string | Problem {
  const text = withPlainLineEnds(quoted.text);
  if (quoted.raw || !text.includes('\\')) return text;
  let value = '';
  for (const piece of pieces(quoted)) {
    if (typeof piece === 'string') value += withPlainLineEnds(piece);
    else if ('message' in piece) return piece;
    else if (isScalarValue(piece.code)) value += String.fromCodePoint(piece.code);
    else return badEscape(piece, 'is no character of Unicode');
  }
  return value;
}

/** The bytes of a bytes literal: text as UTF-8, `\x` and octal escapes one byte each. */
export function readBytes(quoted: Quoted): Uint8Array | Problem {
  const utf8 = new TextEncoder();
  const bytes: number[] = [];
  for (const piece of quoted.raw ? [quoted.text] : pieces(quoted)) {
    if (typeof piece === 'string') for (const byte of utf8.encode(withPlainLineEnds(piece))) bytes.push(byte);
    else if ('message' in piece) return piece;
    else if (piece.form === 'u') return badEscape(piece, 'is for strings; bytes want "\\x" and two digits');
    else bytes.push(piece.code);
  }
  return Uint8Array.from(bytes);
}

interface Escape {
  readonly form: 'x' | 'u' | 'sign';
  readonly code: number;
  readonly text: string;
  readonly start: number;
}

const escape = /\\(?:[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|([abfnrtv\\?"'`]))/y;

const signs: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

function* pieces({ text, offset }: Quoted): Generator<string | Escape | Problem> {
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('\\', at);
    if (next !== at) yield text.slice(at, next === -1 ? text.length : next);
    if (next === -1) return;
    const match = readEscape(text, next);
    if (match === null) {
      const start = offset + next;
      const [backslash = '', char = ''] = text.slice(next, next + 3);
      yield syntaxProblem(
        `"${backslash}${char}" begins no escape that CEL has; write "\\\\" for a backslash.`,
        start,
        start + backslash.length + char.length,
      );
      return;
    }
    yield { ...match, start: offset + next };
    at = next + match.text.length;
  }
}

function readEscape(text: string, at: number): Omit<Escape, 'start'> | null {
  escape.lastIndex = at;
  const match = escape.exec(text);
  if (match === null) return null;
  const [all, byte, short, long, octal, sign] = match;
  if (sign !== undefined) return { form: 'sign', code: signs[sign] ?? sign.charCodeAt(0), text: all };
  if (octal !== undefined) return { form: 'x', code: Number.parseInt(octal, 8), text: all };
  if (byte !== undefined) return { form: 'x', code: Number.parseInt(byte, 16), text: all };
  return { form: 'u', code: Number.parseInt(short ?? long ?? '', 16), text: all };
}

function isScalarValue(code: number): boolean {
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

function badEscape({ text, start }: Escape, why: string): Problem {
  return syntaxProblem(`The escape "${text}" ${why}.`, start, start + text.length);
}

function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}
