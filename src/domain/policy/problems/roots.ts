import { children } from '../../jmespath/syntax/ast.ts';
import type { Expression, Field } from '../../jmespath/syntax/ast.ts';

/**
 * The names of an expression in JMESPath that are looked up in the data as a whole, and not in a part of it; from the first
 * to the last.
 */
export function rootsOf(expression: Expression): readonly Field[] {
  const found: Field[] = [];
  // A chain is as deep as it is long.
  const rest = [expression];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.kind === 'field') found.push(next);
    for (const part of sidesOf(next).toReversed()) rest.push(part);
  }
  return found;
}

/** The parts of an expression that look at the same data as it does. */
function sidesOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'chain':
    case 'pipe':
      return [expression.left];
    case 'projection':
    case 'values':
    case 'filter':
    case 'flatten':
      return [expression.of];
    case 'field':
    case 'reference':
      return [];
    default:
      return children(expression);
  }
}

/** The name without which an expression has nothing at all; null where something else may stand for it. */
export function headOf(expression: Expression): Field | null {
  let now = expression;
  while (now.kind !== 'field') {
    const [first] = isPath.has(now.kind) ? sidesOf(now) : [];
    if (first === undefined) return null;
    now = first;
  }
  return now;
}

const isPath: ReadonlySet<Expression['kind']> = new Set(['chain', 'projection', 'values', 'filter', 'flatten']);
