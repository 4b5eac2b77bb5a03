import type { Environment } from '../check/environment.ts';
import { partsOf } from '../check/loop.ts';
import type { Type } from '../type.ts';
import type { Signature } from './label.ts';
import { signature } from './label.ts';

/** A macro as it is offered and explained; how it is read is told in `syntax/macro.ts`. */
export interface Macro {
  readonly name: string;
  /** Names of the arguments; the first ones are new variables. */
  readonly parameters: readonly string[];
  readonly variables: 0 | 1 | 2;
  readonly result: string;
  /** What it is a method of. */
  readonly of: 'elements' | 'list' | 'optional';
}

function macro(
  of: Macro['of'],
  name: string,
  variables: Macro['variables'],
  parameters: string,
  result: string,
): Macro {
  return { name, parameters: parameters.split(' '), variables, result, of };
}

const methods: readonly Macro[] = [
  macro('elements', 'all', 1, 'x condition', 'bool'),
  macro('elements', 'all', 2, 'key value condition', 'bool'),
  macro('elements', 'exists', 1, 'x condition', 'bool'),
  macro('elements', 'exists', 2, 'key value condition', 'bool'),
  macro('elements', 'exists_one', 1, 'x condition', 'bool'),
  macro('elements', 'exists_one', 2, 'key value condition', 'bool'),
  macro('elements', 'existsOne', 1, 'x condition', 'bool'),
  macro('elements', 'existsOne', 2, 'key value condition', 'bool'),
  macro('elements', 'filter', 1, 'x condition', 'list'),
  macro('elements', 'map', 1, 'x result', 'list'),
  macro('elements', 'map', 1, 'x condition result', 'list'),
  macro('list', 'sortBy', 1, 'x key', 'list'),
  macro('elements', 'transformList', 2, 'key value result', 'list'),
  macro('elements', 'transformList', 2, 'key value condition result', 'list'),
  macro('elements', 'transformMap', 2, 'key value result', 'map'),
  macro('elements', 'transformMap', 2, 'key value condition result', 'map'),
  macro('elements', 'transformMapEntry', 2, 'key value entries', 'map'),
  macro('elements', 'transformMapEntry', 2, 'key value condition entries', 'map'),
  macro('optional', 'optMap', 1, 'x result', 'optional'),
  macro('optional', 'optFlatMap', 1, 'x optional', 'optional'),
];

/** The macros that are methods of a value of this type. */
export function macrosOf(type: Type): readonly Macro[] {
  return methods.filter(({ of }) => belongs(type, of));
}

function belongs(type: Type, of: Macro['of']): boolean {
  switch (of) {
    case 'elements':
      return partsOf(type) !== null;
    case 'list':
      return type.kind === 'list' || type.kind === 'dyn';
    case 'optional':
      return type.kind === 'optional' || type.kind === 'dyn';
  }
}

/** `has(field)`, the one macro that is no method. */
export const has: Macro = { name: 'has', parameters: ['field'], variables: 0, result: 'bool', of: 'elements' };

const bind: Macro = { name: 'bind', parameters: ['x', 'value', 'result'], variables: 1, result: 'dyn', of: 'elements' };

/** The macros of the name `cel`. */
export function macrosOfCel({ kubernetes }: Environment): readonly Macro[] {
  return kubernetes?.bind === false ? [] : [bind];
}

export function macroSignature({ name, parameters, result }: Macro): Signature {
  return signature(name, parameters, result);
}
