import { Failure } from '../cel/evaluate/failure.ts';
import type { Run } from '../cel/evaluate/run.ts';
import type { Local } from '../cel/evaluate/scope.ts';
import { children } from '../cel/syntax/ast.ts';
import type { Expression } from '../cel/syntax/ast.ts';
import { itemsOf } from '../cel/value/made.ts';
import type { Data, Value } from '../cel/value/data.ts';
import { placesOf } from '../cel/value/origin.ts';
import type { Place } from '../cel/value/origin.ts';

/** A list that is longer is told as a whole. */
const longest = 100;

/**
 * The places that an expression has read. Of two lists that are compared, the elements that only one of them has stand
 * first; where a value has lost its origin (a part of a text), that of what it was made from counts.
 */
export function readBy(run: Run, expression: Expression, scope: Local | null): readonly Place[] {
  const compared = expression.kind === 'binary' ? differing(run, [expression.left, expression.right], scope) : [];
  if (compared.length > 0) return compared;
  const places = placesOf(run.evaluate(expression, scope).from);
  if (places.length > 0 || expression.kind === 'loop' || expression.kind === 'bind') return places;
  return children(expression).flatMap((child) => readBy(run, child, scope));
}

/** The elements of a list that an expression made which the other list does not have. */
function differing(run: Run, sides: readonly [Expression, Expression], scope: Local | null): readonly Place[] {
  const [left, right] = sides.map((side) => elementsOf(run, side, scope));
  if (left === undefined || right === undefined || left === null || right === null) return [];
  const only = (these: readonly Value[], those: readonly Value[]): readonly Value[] => {
    const others = new Set(those.map(({ data }) => data));
    return these.filter(({ data }) => !others.has(data));
  };
  return [...only(left, right), ...only(right, left)].flatMap(({ from }) => placesOf(from).slice(0, 1));
}

/** Null for what is no list, and for one whose place in what was read says enough. */
function elementsOf(run: Run, side: Expression, scope: Local | null): readonly Value[] | null {
  const result = run.evaluate(side, scope);
  if (result instanceof Failure) return null;
  const list: Data = result.data;
  const isMade = typeof list === 'object' && list?.kind === 'list' && list.size <= longest;
  return isMade ? [...itemsOf(list)] : null;
}
