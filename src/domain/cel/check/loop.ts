import type { Loop } from '../syntax/ast.ts';
import type { Type } from '../type.ts';
import { bool, dyn, int, listOf, mapOf, nameOf, string } from '../type.ts';
import type { Checker } from './check.ts';
import type { Scope } from './environment.ts';
import { problem } from './message.ts';

/** The type of `a.all(x, …)` and its kin. */
export function checkLoop(checker: Checker, loop: Loop, scope: Scope | null): Type {
  const target = checker.typeOf(loop.target, scope);
  const parts = partsOf(target);
  if (parts === null || (loop.macro === 'sortBy' && target.kind !== 'list' && target.kind !== 'dyn')) {
    const wanted = loop.macro === 'sortBy' ? 'a list' : 'a list or a map';
    const message = `${loop.name.text} wants ${wanted}; this is ${nameOf(target)}.`;
    checker.report(problem('type', loop.target, message));
  }
  const { key, value, each } = parts ?? { key: dyn, value: dyn, each: dyn };
  const [first, second] = loop.variables;
  const inner: Scope =
    second === undefined
      ? { name: first.text, type: each, up: scope }
      : { name: second.text, type: value, up: { name: first.text, type: key, up: scope } };
  if (loop.test !== null) checker.want(bool, loop.test, inner, loop.name.text);
  const result = loop.result === null ? dyn : checker.typeOf(loop.result, inner);
  switch (loop.macro) {
    case 'all':
    case 'exists':
    case 'existsOne':
      return bool;
    case 'filter':
      return listOf(each);
    case 'map':
    case 'transformList':
      return listOf(result);
    case 'sortBy':
      return target;
    case 'transformMap':
      return mapOf(key, result);
    case 'transformMapEntry':
      return entriesOf(checker, loop, result);
  }
}

/** What the variables of a macro stand for: two are key and value, one is each. */
export interface Parts {
  readonly key: Type;
  readonly value: Type;
  readonly each: Type;
}

/** What they stand for when it goes over this; null for what has no elements. */
export function partsOf(target: Type): Parts | null {
  switch (target.kind) {
    case 'dyn':
      return { key: dyn, value: dyn, each: dyn };
    case 'list':
      return { key: int, value: target.element, each: target.element };
    case 'map':
      return { key: target.key, value: target.value, each: target.key };
    case 'object':
      return target.sealed ? null : { key: string, value: dyn, each: string };
    default:
      return null;
  }
}

function entriesOf(checker: Checker, { name, result }: Loop, type: Type): Type {
  if (type.kind === 'map' || type.kind === 'dyn' || result === null) return type;
  return checker.report(problem('type', result, `${name.text} wants a map; this is ${nameOf(type)}.`));
}
