import { chosen, originOf } from '../library/function.ts';
import type { Overload } from '../library/function.ts';
import type { Call, Expression } from '../syntax/ast.ts';
import type { Data, Value } from '../value/data.ts';
import { Trouble, noOverload } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { Failure } from './failure.ts';
import type { Result } from './failure.ts';
import type { Run } from './run.ts';
import type { Local } from './scope.ts';

/** `f(a)`, `a.f(b)`, and `space.f(a)` where a function has such a name. */
export function evaluateCall(run: Run, call: Call, scope: Local | null): Result {
  const { target, name, args } = call;
  const { globals, methods } = run.functions;
  if (target === null) return applyGlobal(run, call, globals.get(name.text), scope);
  const space = target.kind === 'identifier' ? target.name : target.kind === 'select' ? target.path : null;
  const spaced = space === null ? undefined : globals.get(`${space}.${name.text}`);
  if (spaced !== undefined) return applyGlobal(run, call, spaced, scope);
  const overloads = methods.get(name.text);
  if (overloads === undefined) return unknown(call);
  const first = run.evaluate(target, scope);
  if (first instanceof Failure) return first;
  const settled = overloads.find((overload) => overload.settled !== null && overload.params.length === args.length + 1);
  return settled?.settled?.(first) ?? apply(run, call, overloads, [first], scope);
}

function applyGlobal(run: Run, call: Call, overloads: readonly Overload[] | undefined, scope: Local | null): Result {
  return overloads === undefined ? unknown(call) : apply(run, call, overloads, [], scope);
}

function apply(
  run: Run,
  call: Call,
  overloads: readonly Overload[],
  target: readonly Value[],
  scope: Local | null,
): Result {
  const args: Value[] = [...target];
  for (const expression of call.args) {
    const arg = run.evaluate(expression, scope);
    if (arg instanceof Failure) return arg;
    args.push(arg);
  }
  const result =
    chosen(overloads, args)?.call(args, run.purse) ??
    noFunctionTakes(
      call,
      overloads,
      args.map(({ data }) => data),
    );
  return result instanceof Trouble ? new Failure(result, call, originOf(args)) : result;
}

function noFunctionTakes(
  { name: { text }, args: written }: Call,
  overloads: readonly Overload[],
  args: readonly Data[],
): Trouble {
  // Of a pattern that is written down cel-go makes a function that looks at the text itself (cel-go, OptimizeRegex).
  const isPlanned = planned.has(text) && written[0]?.kind === 'literal';
  return noOverload(text, args, isPlanned ? words.noOverload : words.noFunction(overloads[0]?.name ?? text, args));
}

const planned: ReadonlySet<string> = new Set(['matches', 'find', 'findAll']);

function unknown(call: Call): Failure {
  const at: Expression = call;
  return new Failure(new Trouble('unknown', `There is no function "${call.name.text}".`), at, null);
}
