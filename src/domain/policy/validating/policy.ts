import { compile } from '../../cel/cel.ts';
import type { Environment } from '../../cel/check/environment.ts';
import type { Expression } from '../../cel/syntax/ast.ts';
import { bool } from '../../cel/type.ts';
import { at, textAt } from '../../kubernetes/read.ts';
import type { ExpressionProblem, Program } from '../expressions/program.ts';
import type { Action } from '../outcome.ts';
import { isScored } from '../scored.ts';
import { variantsOf } from './autogen.ts';
import type { Variant } from './autogen.ts';
import { exceptionsFor } from './exception.ts';
import type { PolicyException } from './exception.ts';
import { actionOf, compileSpec, ignoresFailures, modeOf } from './spec.ts';

/** A ValidatingPolicy or NamespacedValidatingPolicy, ready to judge. */
export interface ValidatingPolicy {
  readonly kind: string;
  /** Null for one of the whole cluster. */
  readonly namespace: string | null;
  readonly name: string;
  readonly action: Action;
  readonly isScored: boolean;
  readonly mode: ReturnType<typeof modeOf>;
  readonly ignoresFailures: boolean;
  /** The spec as it is written, and what Kyverno derives from it for what makes pods. */
  readonly forms: readonly Form[];
}

export interface Form {
  readonly from: 'written' | Variant['from'];
  readonly constraints: unknown;
  readonly program: Program;
  /** Those that name the policy. */
  readonly exceptions: readonly CompiledException[];
}

export interface CompiledException {
  readonly exception: PolicyException;
  readonly conditions: readonly Expression[];
}

export type Loaded =
  | { readonly policy: ValidatingPolicy }
  /** Nothing of it is in force: an expression is not understood. */
  | { readonly problems: readonly ExpressionProblem[] };

/** Makes a policy of an object of that kind, with those of the exceptions that name it. Never throws. */
export function loadValidatingPolicy(object: unknown, exceptions: readonly PolicyException[]): Loaded {
  const [kind, name] = [textAt(object, 'kind'), textAt(object, 'metadata', 'name')];
  const isNamespaced = kind === 'NamespacedValidatingPolicy';
  const spec = at(object, 'spec');
  const own = exceptionsFor({ kind, name }, exceptions);
  const written = compileSpec(spec, isNamespaced);
  if ('problems' in written) return written;
  const formOf = (from: Form['from'], constraints: unknown, program: Program): Form => ({
    from,
    constraints,
    program,
    exceptions: own.flatMap((one) => compiledException(one, program.environment) ?? []),
  });
  const forms = [
    formOf('written', at(spec, 'matchConstraints'), written.program),
    ...variantsOf(spec).flatMap(({ from, spec: derived }) => {
      const compiled = compileSpec(derived, isNamespaced);
      // The replaced text is as good as the written one.
      return 'problems' in compiled ? [] : [formOf(from, derived['matchConstraints'], compiled.program)];
    }),
  ];
  return {
    policy: {
      kind,
      name,
      namespace: isNamespaced ? textAt(object, 'metadata', 'namespace') : null,
      action: actionOf(spec),
      isScored: isScored(object),
      mode: modeOf(spec),
      ignoresFailures: ignoresFailures(spec),
      forms,
    },
  };
}

/** Null for one that is not understood: it never gets into a cluster (kyverno, pkg/webhooks/celexception). */
function compiledException(exception: PolicyException, environment: Environment): CompiledException | null {
  const compiled = exception.conditions.map((text) => compile(text, environment, bool));
  const conditions = compiled.filter(({ problems }) => problems.length === 0).flatMap((one) => one.expression ?? []);
  return conditions.length === compiled.length ? { exception, conditions } : null;
}
