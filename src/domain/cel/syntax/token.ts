import type { Range } from '../../range.ts';

/** Signs and operators. */
export const signs = [
  '&&',
  '||',
  '==',
  '!=',
  '<=',
  '>=',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '%',
  '!',
  '?',
  ':',
  '.',
  ',',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
] as const;

export type Sign = (typeof signs)[number];

/** Words of the grammar, which are no names of anything (cel-spec, langdef.md: IDENT). */
const keywords: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in']);

/** Words that may name a field, but neither a variable nor a function (cel-spec, langdef.md: RESERVED). */
const reserved: ReadonlySet<string> = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(' '),
);

export function isKeyword(word: string): boolean {
  return keywords.has(word);
}

export function isReserved(word: string): boolean {
  return reserved.has(word);
}

/** One word of an expression; `end` is a token too, so that there is always a next one. */
export type Token = Range &
  (
    | { readonly kind: 'sign'; readonly sign: Sign }
    | { readonly kind: 'word'; readonly text: string }
    /** A field's name in backquotes, without them. */
    | { readonly kind: 'quoted'; readonly text: string }
    | { readonly kind: 'int'; readonly digits: string }
    | { readonly kind: 'uint'; readonly digits: string }
    | { readonly kind: 'double'; readonly digits: string }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'bytes'; readonly value: Uint8Array }
    | { readonly kind: 'end' }
  );
