import { root } from '../../../../src/domain/cel/value/origin.ts';
import type { Result } from '../../../../src/domain/jmespath/evaluate/run.ts';
import { evaluate } from '../../../../src/domain/jmespath/jmespath.ts';
import { core } from '../../../../src/domain/jmespath/library/core.ts';
import type { Library } from '../../../../src/domain/jmespath/library/function.ts';
import type { Expression } from '../../../../src/domain/jmespath/syntax/ast.ts';
import { read } from '../../../../src/domain/jmespath/value.ts';

/** The functions of the language, without those that Kyverno adds. */
export const coreLibrary: Library = new Map(core.map((one) => [one.name, one]));

/** The value for plain data that stand for a variable of this name. Never throws. */
export function search(
  expression: Expression,
  data: unknown,
  library: Library,
  { variable = '', steps = 1_000_000 }: { readonly variable?: string; readonly steps?: number } = {},
): Result {
  return evaluate(expression, read(data, root(variable)), library, { left: steps });
}
