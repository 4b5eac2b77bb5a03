import type { Environment, Scope } from '../check/environment.ts';
import { partsOf } from '../check/loop.ts';
import { variableCounts } from '../syntax/macro.ts';
import type { Token } from '../syntax/token.ts';
import type { Type } from '../type.ts';
import { dyn } from '../type.ts';
import type { OpenCall } from './calls.ts';
import type { Left } from './left.ts';
import type { Span } from './operand.ts';
import { typed } from './typed.ts';

/** The variables that macros around a place have declared there. */
export function scopeIn(left: Left, calls: readonly OpenCall[], environment: Environment): Scope | null {
  let scope: Scope | null = null;
  for (const call of calls) scope = declared(left, call, environment, scope);
  return scope;
}

/** Whether a place in a call is that of a new variable, which has no name yet. */
export function declaresVariable({ name, target, before }: OpenCall): boolean {
  if (target === null) return false;
  const counts = variableCounts(name);
  const least = counts.length > 0 ? Math.min(...counts) : optionalMacros.has(name) || name === 'bind' ? 1 : 0;
  return before.length < least;
}

const optionalMacros: ReadonlySet<string> = new Set(['optMap', 'optFlatMap']);

function declared(left: Left, call: OpenCall, environment: Environment, scope: Scope | null): Scope | null {
  const { name, target, before } = call;
  const [first, second] = before.map((span) => nameAt(left.tokens, span));
  if (target === null || first === undefined || first === null) return scope;
  const { type, path } = typed(left, target, environment, scope);
  if (name === 'bind' && path === 'cel') return bound(left, call, environment, scope, first);
  if (optionalMacros.has(name)) return { name: first, type: inside(type), up: scope };
  const counts = variableCounts(name);
  const parts = partsOf(type) ?? { key: dyn, value: dyn, each: dyn };
  // Of `all(a, b, …)` the second is a variable: with one there is nothing after the condition.
  const hasTwo = counts.includes(2) && before.length >= 2 && typeof second === 'string';
  if (hasTwo) return { name: second, type: parts.value, up: { name: first, type: parts.key, up: scope } };
  return counts.includes(1) ? { name: first, type: parts.each, up: scope } : scope;
}

/** What is bound has its name only after its value. */
function bound(
  left: Left,
  { before }: OpenCall,
  environment: Environment,
  scope: Scope | null,
  name: string,
): Scope | null {
  const value = before[1];
  return value === undefined ? scope : { name, type: typed(left, value, environment, scope).type, up: scope };
}

function inside(type: Type): Type {
  return type.kind === 'optional' ? type.value : dyn;
}

/** The name that is all of an argument. */
function nameAt(tokens: readonly Token[], { first, last }: Span): string | null {
  const token = tokens[first];
  return first === last && token?.kind === 'word' ? token.text : null;
}
