import type { Conditional, Logic } from '../syntax/ast.ts';
import { both, tellingFirst } from '../value/origin.ts';
import type { Origin } from '../value/origin.ts';
import { Failure, blamedOn, isFinal, mismatch, worse } from './failure.ts';
import type { Result } from './failure.ts';
import type { Run } from './run.ts';
import type { Local } from './scope.ts';

/**
 * `&&` is false if any side is, `||` true if any is, whatever the other sides are, be it failures
 * (cel-spec, langdef.md: logical operators). What decides is to blame: these sides, or all if none of them decides, and
 * then the most telling before the others.
 */
export function evaluateLogic(run: Run, { operator, operands }: Logic, scope: Local | null): Result {
  const deciding = operator === '||';
  let decided = false;
  let blame: Origin = null;
  const others: Origin[] = [];
  let failure: Failure | null = null;
  let failed: Origin = null;
  for (const operand of operands) {
    const side = run.evaluate(operand, scope);
    if (isFinal(side)) return side;
    if (side instanceof Failure) {
      failure = worse(failure, side);
      failed = both(failed, side.from);
    } else if (typeof side.data !== 'boolean') {
      failure ??= mismatch(operator, [side], operand, side.from);
    } else if (side.data === deciding) {
      decided = true;
      blame = both(blame, side.from);
      if (!run.explain) break;
    } else {
      others.push(side.from);
    }
  }
  if (decided) return { data: deciding, from: blame };
  const rest = (run.explain ? tellingFirst(others) : others).reduce(both, null);
  if (failure === null) return { data: !deciding, from: rest };
  // Any side that were true would have made up for it.
  return deciding ? blamedOn(both(rest, failed), failure) : failure;
}

/** The branch taken is to blame, and where it is written down, the condition. */
export function evaluateConditional(run: Run, expression: Conditional, scope: Local | null): Result {
  const condition = run.evaluate(expression.condition, scope);
  if (condition instanceof Failure) return condition;
  if (typeof condition.data !== 'boolean') {
    return mismatch('?', [condition], expression.condition, condition.from);
  }
  const taken = run.evaluate(condition.data ? expression.whenTrue : expression.whenFalse, scope);
  if (taken instanceof Failure || taken.from !== null) return taken;
  return { data: taken.data, from: condition.from };
}
