import type { Functions } from '../library/functions.ts';
import type { Type } from '../type.ts';
import { typeType } from '../type.ts';
import type { Value } from '../value/data.ts';
import { typeNames } from '../value/names.ts';

/** What the names in an expression may mean. */
export interface Environment {
  /** By name; a name may have dots. */
  readonly variables: ReadonlyMap<string, Type>;
  readonly functions: Functions;
  /** Values of variables that are the same in every evaluation; those of an evaluation go before them. */
  readonly constants?: ReadonlyMap<string, Value>;
  /** What Kubernetes and Kyverno ask of an expression beyond the language; undefined where nobody does. */
  readonly kubernetes?: Kubernetes;
}

/**
 * Their environments take a result of exactly the wanted type, literals whose elements are of one type, and constant
 * arguments that make sense (k8s.io/apiserver, pkg/cel/environment/base.go).
 */
export interface Kubernetes {
  /** Whether there is the macro `cel.bind`. */
  readonly bind: boolean;
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
