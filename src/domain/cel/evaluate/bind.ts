import type { Bind, OptionalMap } from '../syntax/ast.ts';
import { none, some } from '../value/made.ts';
import { both } from '../value/origin.ts';
import { Failure, mismatch } from './failure.ts';
import type { Result } from './failure.ts';
import type { Run } from './run.ts';
import type { Local } from './scope.ts';

/** `cel.bind(x, value, body)`: a value that can't be worked out matters only where it is used. */
export function evaluateBind(run: Run, { variable, value, body }: Bind, scope: Local | null): Result {
  return run.evaluate(body, { name: variable.text, value: run.evaluate(value, scope), up: scope });
}

/** `a.optMap(x, body)`: the body of what is in the optional, if anything is. */
export function evaluateOptionalMap(run: Run, expression: OptionalMap, scope: Local | null): Result {
  const { target, name, variable, body, flat } = expression;
  const outer = run.evaluate(target, scope);
  if (outer instanceof Failure) return outer;
  const { data, from } = outer;
  if (typeof data !== 'object' || data?.kind !== 'optional') return mismatch(name.text, [outer], expression, from);
  if (data.value === null) return { data: none, from };
  const inner = run.evaluate(body, { name: variable.text, value: data.value, up: scope });
  if (inner instanceof Failure) return inner;
  if (!flat) return { data: some(inner), from: both(from, inner.from) };
  if (typeof inner.data === 'object' && inner.data?.kind === 'optional') return inner;
  return mismatch(name.text, [inner], body, inner.from);
}
