import type { Functions } from '../library/functions.ts';
import type { Type } from '../type.ts';
import { typeType } from '../type.ts';
import { typeNames } from '../value/names.ts';

/** What the names in an expression may mean. */
export interface Environment {
  /** By name; a name may have dots. */
  readonly variables: ReadonlyMap<string, Type>;
  readonly functions: Functions;
}

/** Variables of macros around an expression, the nearest first. */
export interface Scope {
  readonly name: string;
  readonly type: Type;
  readonly up: Scope | null;
}

/** The type of a variable or of the name of a type; undefined for a name that means nothing. */
export function lookup(environment: Environment, scope: Scope | null, name: string): Type | undefined {
  for (let local = scope; local !== null; local = local.up) if (local.name === name) return local.type;
  return environment.variables.get(name) ?? (typeNames.has(name) ? typeType : undefined);
}

/** All names that `lookup` finds and that somebody declared, the nearest first. */
export function namesIn(environment: Environment, scope: Scope | null): readonly string[] {
  const names = [...environment.variables.keys()];
  for (let local = scope; local !== null; local = local.up) names.unshift(local.name);
  return names;
}
