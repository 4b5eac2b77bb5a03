import { chosen } from '../library/function.ts';
import type { Binary, Unary } from '../syntax/ast.ts';
import { equal } from '../value/compare.ts';
import type { Data, Value } from '../value/data.ts';
import { both } from '../value/origin.ts';
import { Trouble, noOverload } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { Failure, mismatch } from './failure.ts';
import type { Result } from './failure.ts';
import { lackOf } from './field.ts';
import type { Run } from './run.ts';
import type { Local } from './scope.ts';

export function evaluateUnary(run: Run, expression: Unary, scope: Local | null): Result {
  const operand = run.evaluate(expression.operand, scope);
  if (operand instanceof Failure) return operand;
  const { data, from } = operand;
  if (expression.operator === '-') return apply(run, '-', [operand], expression);
  if (typeof data === 'boolean') return { data: !data, from };
  return mismatch('!', [operand], expression, from);
}

export function evaluateBinary(run: Run, expression: Binary, scope: Local | null): Result {
  const left = run.evaluate(expression.left, scope);
  if (left instanceof Failure) return left;
  const right = run.evaluate(expression.right, scope);
  if (right instanceof Failure) return right;
  const { operator } = expression;
  switch (operator) {
    case '==':
    case '!=': {
      const from = both(left.from, right.from);
      const same = equal(left.data, right.data, run.purse);
      if (same instanceof Trouble) return new Failure(same, expression, from);
      return { data: same === (operator === '=='), from };
    }
    case 'in':
      return isIn(run, left, right, expression);
    default:
      return apply(run, operator, [left, right], expression);
  }
}

function apply(run: Run, operator: string, args: readonly Value[], at: Binary | Unary): Result {
  const overload = chosen(run.functions.globals.get(operator) ?? [], args);
  const result =
    overload === undefined
      ? noOperatorTakes(
          operator,
          args.map(({ data }) => data),
        )
      : overload.call(args, run.purse);
  if (!(result instanceof Trouble)) return result;
  const from = args.reduce<Value['from']>((origin, arg) => both(origin, arg.from), null);
  return new Failure(result, at, from);
}

function noOperatorTakes(operator: string, args: readonly Data[]): Trouble {
  return noOverload(operator, args, words.noOperator(operator, args));
}

/** In a list only the element that is the same is to blame, or the only one that there is; in a map the key. */
function isIn(run: Run, element: Value, container: Value, at: Binary): Result {
  const { data, from } = container;
  if (typeof data === 'object' && data?.kind === 'map') {
    const found = data.get(element.data);
    const place = found === undefined ? lackOf(container, element.data) : found.from;
    return { data: found !== undefined, from: both(element.from, place) };
  }
  if (typeof data !== 'object' || data?.kind !== 'list') return mismatch('in', [element, container], at, from);
  const spent = run.purse.work(data.size);
  if (spent !== undefined) return new Failure(spent, at, from);
  for (let index = 0; index < data.size; index++) {
    const item = data.at(index);
    const same = equal(item.data, element.data, run.purse);
    if (same instanceof Trouble) return new Failure(same, at, from);
    if (same) return { data: true, from: both(element.from, item.from) };
  }
  const only = data.size === 1 ? data.at(0).from : null;
  return { data: false, from: both(element.from, only ?? from) };
}
