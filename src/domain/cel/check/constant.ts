import { usualBudget, Purse } from '../evaluate/budget.ts';
import { chosen } from '../library/function.ts';
import type { Overload } from '../library/function.ts';
import { regex } from '../../regex.ts';
import type { Call, Expression } from '../syntax/ast.ts';
import type { Value } from '../value/data.ts';
import { Trouble, noOverload } from '../value/trouble.ts';
import type { Checker } from './check.ts';
import { problem } from './message.ts';

/** Functions that make another type of a value: of a constant it is made when the expression is compiled. */
const conversions: ReadonlySet<string> = new Set('bool bytes double duration dyn int string timestamp uint'.split(' '));

/** Functions whose second text is a regular expression, compiled with the expression when it is a constant. */
const patterns: ReadonlySet<string> = new Set(['matches', 'find', 'findAll']);

/** Constant arguments that will fail whatever the data is (cel-go, cel/validator.go and interpreter/decorators.go). */
export function checkConstants(
  checker: Checker,
  call: Call,
  overloads: readonly Overload[],
  args: readonly Expression[],
): void {
  const { name } = call;
  const [only, pattern] = args;
  if (only !== undefined && isConversion(call)) {
    const value = constantOf(checker, only);
    const result = value instanceof Trouble || value === null ? null : converted(name.text, overloads, value);
    if (result instanceof Trouble) checker.report(problem('argument', only, result.message));
  }
  if (!patterns.has(name.text) || pattern?.kind !== 'literal' || typeof pattern.value !== 'string') return;
  if (regex(pattern.value) !== null) return;
  checker.report(problem('argument', pattern, `"${pattern.value}" is no regular expression of RE2.`));
}

function isConversion({ target, name, args }: Call): boolean {
  return target === null && args.length === 1 && conversions.has(name.text);
}

/** The value of a constant, or of what is made of one; null for anything else. */
function constantOf(checker: Checker, expression: Expression): Value | Trouble | null {
  if (expression.kind === 'literal') return { data: expression.value, from: null };
  if (expression.kind !== 'call' || !isConversion(expression)) return null;
  const [only] = expression.args;
  const value = only === undefined ? null : constantOf(checker, only);
  if (value === null || value instanceof Trouble) return value;
  const { text } = expression.name;
  return converted(text, checker.environment.functions.globals.get(text) ?? [], value);
}

function converted(name: string, overloads: readonly Overload[], value: Value): Value | Trouble {
  const overload = chosen(overloads, [value]);
  return overload?.call([value], new Purse(usualBudget)) ?? noOverload(name, [value.data]);
}
