import type { Overload } from '../library/function.ts';
import type { Type } from '../type.ts';
import { nameOf } from '../type.ts';
import type { Macro } from './macros.ts';
import { macroSignature } from './macros.ts';
import { signatureOf } from './label.ts';

/** What may stand at a place, before it is known which place that is. */
export interface Offer {
  readonly label: string;
  readonly kind: 'variable' | 'field' | 'function' | 'keyword';
  /** Its type, or how it is called. */
  readonly detail: string;
  /** What is written for it, in the syntax of snippets: `$0` is where the cursor goes. */
  readonly insert: string;
}

export function variableOffer(name: string, type: Type): Offer {
  return { label: name, kind: 'variable', detail: nameOf(type), insert: name };
}

/** A field; what is no identifier is written in backquotes. */
export function fieldOffer(name: string, type: Type): Offer {
  const insert = /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name}\``;
  return { label: name, kind: 'field', detail: nameOf(type), insert };
}

export function keywordOffer(word: string, detail: string): Offer {
  return { label: word, kind: 'keyword', detail, insert: word };
}

/** A function under the name that it has at this place, with all the ways to call it that fit there. */
export function functionOffer(name: string, overloads: readonly Overload[]): Offer {
  const labels = overloads.map((overload) => signatureOf({ ...overload, name }).label);
  const isClosed = overloads.every(({ method, params, rest }) => params.length === (method ? 1 : 0) && rest === null);
  return { label: name, kind: 'function', detail: listed(labels), insert: isClosed ? `${name}()` : `${name}($0)` };
}

/** Macros with names for their variables; `space` is what has to stand before their own names. */
export function macroOffer(macros: readonly Macro[], space = ''): readonly Offer[] {
  const byName = Map.groupBy(macros, ({ name }) => name);
  return [...byName].map(([name, same]) => ({
    label: `${space}${name}`,
    kind: 'function',
    detail: listed(same.map((macro) => macroSignature(macro).label)),
    insert: `${space}${name}(${holes(same[0])})`,
  }));
}

/** The first arguments by their names, to be written over. */
function holes(macro: Macro | undefined): string {
  const { parameters, variables } = macro ?? { parameters: [], variables: 0 };
  const named = parameters.slice(0, variables).map((name, index) => `\${${index + 1}:${name}}`);
  return [...named, '$0'].join(', ');
}

/** One way to call it, and how many others there are. */
function listed(labels: readonly string[]): string {
  const all = [...new Set(labels)];
  return all.length > 1 ? `${all[0]} (+${all.length - 1})` : (all[0] ?? '');
}
