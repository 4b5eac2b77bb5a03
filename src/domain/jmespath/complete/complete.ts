import { dyn } from '../../cel/type.ts';
import type { Type } from '../../cel/type.ts';
import type { Range } from '../../range.ts';
import type { Function, Library } from '../library/function.ts';
import { parse } from '../syntax/parse.ts';
import type { Token } from '../syntax/token.ts';
import { signatureOf } from './label.ts';
import { closersOf, leftOf, longest, openBrackets } from './left.ts';
import type { Left } from './left.ts';
import { typeName } from './typeName.ts';
import { typeOf } from './typeOf.ts';

/** What may stand at a place, and which part of the text it takes the place of: the word there. */
export interface Completion {
  readonly label: string;
  readonly kind: 'variable' | 'field' | 'function';
  /** Its type, or how it is called. */
  readonly detail: string;
  /** What it is, in a sentence, or in words of its schema; empty where nothing is to be said. */
  readonly does: string;
  /** What is written for it; of a function in the syntax of snippets: `$0` is where the cursor goes. */
  readonly insert: string;
  readonly replace: Range;
}

/**
 * What may be written at an offset of an expression, finished or not, by what stands before it: fields first, whatever the
 * word there begins with. `root` has the variables. Nothing inside of texts and literals. Never throws.
 */
export function completionsAt(text: string, offset: number, root: Type, library: Library): readonly Completion[] {
  const left = leftOf(text, offset);
  if (left === null) return [];
  const replace = wordAt(left.tokens, text, offset);
  if (replace === null) return [];
  const before = {
    text: left.text.slice(0, replace.start),
    tokens: left.tokens.filter(({ end }) => end <= replace.start),
  };
  const last = before.tokens.at(-1);
  if ((last !== undefined && endsValue.has(last.kind)) || isIndex(before.tokens)) return [];
  const current = lookedUpIn(before, text.slice(replace.end), root);
  const fields = fieldsOf(current ?? (last?.kind === '.' ? dyn : root), current === root || current === null);
  const called = /^\s*\(/.test(text.slice(replace.end));
  const offers = last?.kind === '.' ? fields : [...fields, ...functionsOf(library, called)];
  return offers.map((offer) => Object.assign({ replace }, offer));
}

/** Whether a place is in the brackets behind a value: they hold numbers and signs. */
function isIndex(tokens: readonly Token[]): boolean {
  const open = openBrackets(tokens).at(-1) ?? -1;
  const before = tokens[open - 1]?.kind;
  return tokens[open]?.kind === '[' && before !== undefined && (before === '*' || endsValue.has(before));
}

/** What the name is looked up in that would be written behind some words; null where no name can stand. */
export function lookedUpIn({ text, tokens }: Left, rest: string, root: Type): Type | null {
  // What follows may say more, as in `map(&‸, containers)`, if it is whole.
  const whole = rest.length > longest ? null : parse(`${text}x${rest}`);
  const parsed = whole?.ok === true ? whole : parse(`${text}x${closersOf(tokens)}`);
  if (!parsed.ok) return null;
  const probe = { at: text.length, found: null };
  typeOf(parsed.expression, root, probe);
  return probe.found;
}

export type Offer = Omit<Completion, 'replace'>;

export function fieldsOf(type: Type, areVariables: boolean): readonly Offer[] {
  if (type.kind !== 'object') return [];
  // What is no identifier would need quotes, which the scalar around may have already.
  return [...type.fields].flatMap(([name, field]) =>
    /^[A-Za-z_]\w*$/.test(name)
      ? {
          label: name,
          kind: areVariables ? 'variable' : 'field',
          detail: typeName(field),
          does: type.descriptions.get(name) ?? '',
          insert: name,
        }
      : [],
  );
}

function functionsOf(library: Library, isCalled: boolean): readonly Offer[] {
  return [...library.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => functionOffer(one, isCalled));
}

export function functionOffer(one: Function, isCalled: boolean): Offer {
  const { label, does, parameters } = signatureOf(one);
  const call = parameters.length === 0 ? `${one.name}()` : `${one.name}($0)`;
  return { label: one.name, kind: 'function', detail: label, does, insert: isCalled ? one.name : call };
}

/** What an operator follows on. */
const endsValue: ReadonlySet<Token['kind']> = new Set([
  'identifier',
  'quoted',
  'number',
  'literal',
  'raw',
  '@',
  ')',
  ']',
  '[]',
  '}',
]);

/** The word around a place, or the place itself; null in the middle of a number or behind quotes. */
export function wordAt(tokens: readonly Token[], text: string, offset: number): Range | null {
  const last = tokens.at(-1);
  const end = offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0);
  if (last === undefined || last.end < offset) return { start: offset, end };
  if (last.kind === 'identifier') return { start: last.start, end };
  return isWord.has(last.kind) ? null : { start: offset, end };
}

const isWord: ReadonlySet<Token['kind']> = new Set(['quoted', 'number', 'literal', 'raw']);
