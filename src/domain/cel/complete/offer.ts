import type { Overload } from '../library/function.ts';
import type { Type } from '../type.ts';
import { nameOf } from '../type.ts';
import type { Macro } from './macros.ts';
import { macroSignature } from './macros.ts';
import { signatureOf } from './label.ts';
import { sentenceOf, sentenceOfMacro } from './sentences.ts';

/** What may stand at a place, before it is known which place that is. */
export interface Offer {
  readonly label: string;
  readonly kind: 'variable' | 'field' | 'function' | 'keyword';
  /** Its type, or how it is called. */
  readonly detail: string;
  /** All ways to call it; empty for what is not called. */
  readonly ways: readonly string[];
  /** What it is, in a sentence, or in words of its schema; empty where nothing is known. */
  readonly does: string;
  /** What is written for it, in the syntax of snippets: `$0` is where the cursor goes. */
  readonly insert: string;
}

export function variableOffer(name: string, type: Type, does = ''): Offer {
  return { label: name, kind: 'variable', detail: nameOf(type), ways: [], does, insert: name };
}

/** A field; what is no identifier is written in backquotes. */
export function fieldOffer(name: string, type: Type, description: string): Offer {
  const insert = /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name}\``;
  return { label: name, kind: 'field', detail: nameOf(type), ways: [], does: description, insert };
}

export function keywordOffer(word: string, detail: string): Offer {
  return { label: word, kind: 'keyword', detail, ways: [], does: '', insert: word };
}

/** A function under the name that it has at this place, with all the ways to call it that fit there. */
export function functionOffer(name: string, overloads: readonly Overload[]): Offer {
  const ways = [...new Set(overloads.map((overload) => signatureOf(Object.assign({}, overload, { name })).label))];
  const isClosed = overloads.every(({ method, params, rest }) => params.length === (method ? 1 : 0) && rest === null);
  const insert = isClosed ? `${name}()` : `${name}($0)`;
  // Behind what may be anything there are some of one name that do something else.
  const does = [...new Set(overloads.map(sentenceOf))].filter((one) => one !== '').join(' ');
  return { label: name, kind: 'function', detail: listed(ways), ways, does, insert };
}

/** Macros with names for their variables; `space` is what has to stand before their own names. */
export function macroOffer(macros: readonly Macro[], space = ''): readonly Offer[] {
  const byName = Map.groupBy(macros, ({ name }) => name);
  return [...byName].map(([name, same]) => {
    const ways = same.map((macro) => macroSignature(macro).label);
    const insert = `${space}${name}(${holes(same[0])})`;
    const does = same[0] === undefined ? '' : sentenceOfMacro(same[0]);
    return { label: `${space}${name}`, kind: 'function', detail: listed(ways), ways, does, insert };
  });
}

/** The first arguments by their names, to be written over. */
function holes(macro: Macro | undefined): string {
  const { parameters, variables } = macro ?? { parameters: [], variables: 0 };
  const named = parameters.slice(0, variables).map((name, index) => `\${${index + 1}:${name}}`);
  return [...named, '$0'].join(', ');
}

/** One way to call it, and how many others there are. */
function listed(ways: readonly string[]): string {
  return ways.length > 1 ? `${ways[0]} (+${ways.length - 1})` : (ways[0] ?? '');
}
