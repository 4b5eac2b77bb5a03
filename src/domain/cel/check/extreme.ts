import type { Call, Expression } from '../syntax/ast.ts';
import { isSame } from '../type.ts';
import type { Type } from '../type.ts';
import type { Checker } from './check.ts';
import { problem } from './message.ts';

/** `math.greatest` and `math.least` are macros, which look at what is written (cel-go, ext/math.go). */
export function checkExtreme(checker: Checker, { target, name, args }: Call, types: readonly Type[]): void {
  const isExtreme = name.text === 'greatest' || name.text === 'least';
  if (!isExtreme || target?.kind !== 'identifier' || target.name !== 'math') return;
  const wrong = args.length === 1 ? args.find((arg) => !isNumeric(arg)) : args.find(isNoNumber);
  if (wrong !== undefined) {
    checker.report(problem('type', wrong, `math.${name.text} wants numbers, or one list of numbers.`));
    return;
  }
  // More than two make a list, whose elements are of one type.
  const [first] = types;
  const other = args.length > 2 ? types.findIndex((type) => first !== undefined && !isSame(first, type)) : -1;
  const at = args[other];
  if (at !== undefined) checker.report(problem('type', at, `math.${name.text} wants more than two of one type.`));
}

/** What may come to a number, or a list of numbers. */
function isNumeric(expression: Expression): boolean {
  if (expression.kind !== 'list') return !isNoNumber(expression);
  return expression.elements.length > 0 && expression.elements.every(({ value }) => !isNoNumber(value));
}

/** What is written down as something else than a number. */
function isNoNumber(expression: Expression): boolean {
  if (expression.kind === 'list' || expression.kind === 'map' || expression.kind === 'message') return true;
  if (expression.kind !== 'literal') return false;
  const { value } = expression;
  const isNumber =
    typeof value === 'bigint' || typeof value === 'number' || (typeof value === 'object' && value?.kind === 'uint');
  return !isNumber;
}
