import { compile } from '../../cel/cel.ts';
import type { Environment } from '../../cel/check/environment.ts';
import { growing } from '../../cel/environment/variable.ts';
import type { Problem } from '../../cel/problem.ts';
import type { Expression } from '../../cel/syntax/ast.ts';
import { bool, dyn, nullType, string } from '../../cel/type.ts';
import { textAt } from '../../kubernetes/read.ts';
import type { Steps } from '../outcome.ts';

/** The expressions of a policy, wherever its kind has them. */
export interface Parts {
  readonly conditions: Part;
  readonly variables: Part;
  readonly validations: Part;
  readonly annotations: Part;
}

export interface Part {
  readonly list: readonly unknown[];
  /** Where the list stands, from the root of the policy. */
  readonly steps: Steps;
}

/** What the expressions of a policy come to, once all of them are understood. */
export interface Program {
  readonly environment: Environment;
  readonly conditions: readonly Expression[];
  /** The same as they are written. */
  readonly conditionTexts: readonly string[];
  readonly variables: readonly { readonly name: string; readonly expression: Expression }[];
  readonly validations: readonly Validation[];
  readonly annotations: readonly Annotation[];
}

export interface Validation {
  readonly index: number;
  readonly expression: Expression;
  /** As it is written. */
  readonly text: string;
  /** Empty when it says none. */
  readonly message: string;
  readonly messageExpression: Expression | null;
  /** Where the expression stands, from the root of the policy. */
  readonly steps: Steps;
}

export interface Annotation {
  readonly key: string;
  readonly expression: Expression;
  /** As it is written. */
  readonly text: string;
}

/** What is wrong with one expression of a policy. */
export interface ExpressionProblem {
  /** From the root of the policy. */
  readonly steps: Steps;
  /** Offsets are of the expression's own text. */
  readonly problem: Problem;
}

export type Compilation =
  | { readonly program: Program }
  /** One expression that is not understood keeps all of the policy from being in force. */
  | { readonly problems: readonly ExpressionProblem[] };

/**
 * Compiles what a policy says. Conditions see no variables: they are asked first. Variables see those before them, by the
 * type that they came out with. `forMessages` is what message expressions may say, when that is less.
 * Sources: kyverno, pkg/cel/policies/vpol/compiler/compiler.go; k8s.io/apiserver, pkg/admission/plugin/policy/validating.
 */
export function compileProgram(
  { conditions, variables, validations, annotations }: Parts,
  environment: Environment,
  forMessages: Environment = environment,
): Compilation {
  const compiler = new Compiler();
  const compiledConditions = conditions.list.map((one, index) =>
    compiler.compile(one, 'expression', environment, [bool], [...conditions.steps, index]),
  );
  const [known, knownToMessages] = [growing(environment), growing(forMessages)];
  const [inside, inMessages] = [known.environment, knownToMessages.environment];
  const compiledVariables = variables.list.map((one, index) => {
    const name = textAt(one, 'name');
    const { expression, type } = compiler.compile(one, 'expression', inside, dyn, [...variables.steps, index]);
    known.declare(name, type ?? dyn);
    knownToMessages.declare(name, type ?? dyn);
    return { name, expression };
  });
  const compiledValidations = validations.list.map((one, index) => {
    const steps = [...validations.steps, index];
    const isWorded = textAt(one, 'messageExpression') !== '';
    return {
      index,
      expression: compiler.compile(one, 'expression', inside, [bool], steps).expression,
      text: textAt(one, 'expression'),
      message: textAt(one, 'message'),
      messageExpression: isWorded
        ? compiler.compile(one, 'messageExpression', inMessages, [string], steps).expression
        : null,
      steps: [...steps, 'expression'],
    };
  });
  const compiledAnnotations = annotations.list.map((one, index) => ({
    key: textAt(one, 'key'),
    expression: compiler.compile(one, 'valueExpression', inside, [string, nullType], [...annotations.steps, index])
      .expression,
    text: textAt(one, 'valueExpression'),
  }));
  if (compiler.problems.length > 0) return { problems: compiler.problems };
  return {
    program: {
      environment: inside,
      conditions: compiledConditions.flatMap(({ expression }) => expression ?? []),
      conditionTexts: conditions.list.map((one) => textAt(one, 'expression')),
      variables: compiledVariables.filter(isUnderstood),
      validations: compiledValidations.filter(isUnderstood),
      annotations: compiledAnnotations.filter(isUnderstood),
    },
  };
}

function isUnderstood<T extends { readonly expression: Expression | null }>(
  one: T,
): one is T & { readonly expression: Expression } {
  return one.expression !== null;
}

/** Compiles fields of a policy and keeps what is wrong with them. */
class Compiler {
  readonly problems: ExpressionProblem[] = [];

  compile(
    owner: unknown,
    field: string,
    environment: Environment,
    wanted: Parameters<typeof compile>[2],
    steps: Steps,
  ): ReturnType<typeof compile> {
    const compiled = compile(textAt(owner, field), environment, wanted);
    for (const problem of compiled.problems) this.problems.push({ steps: [...steps, field], problem });
    return compiled;
  }
}
