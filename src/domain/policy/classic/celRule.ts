import { legacyCelEnvironment } from '../../cel/environment/admissionPolicy.ts';
import { variable } from '../../cel/value/read.ts';
import { at, isMap, listAt, textAt } from '../../kubernetes/read.ts';
import { decide } from '../admission/decide.ts';
import { paramsOf } from '../admission/params.ts';
import { compileProgram } from '../expressions/program.ts';
import type { Compilation } from '../expressions/program.ts';
import { requestValues } from '../expressions/values.ts';
import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Rule } from './autogen.ts';
import type { Subject } from './subject.ts';

/** Compiles `celPreconditions` and `validate.cel` of a rule; places are from the root of the rule. */
export function compileCel({ data }: Pick<Rule, 'data'>): Compilation {
  const cel = at(data, 'validate', 'cel');
  const usual = textAt(data, 'validate', 'message');
  const part = (name: string): { readonly list: readonly unknown[]; readonly steps: readonly string[] } => ({
    list: listAt(cel, name),
    steps: ['validate', 'cel', name],
  });
  const expressions = part('expressions');
  return compileProgram(
    {
      conditions: { list: listAt(data, 'celPreconditions'), steps: ['celPreconditions'] },
      variables: part('variables'),
      validations: { ...expressions, list: expressions.list.map((one) => withMessage(one, usual)) },
      annotations: part('auditAnnotations'),
    },
    legacyCelEnvironment({ params: isMap(at(cel, 'paramKind')) }),
  );
}

/** A validation without a message has that of the rule. */
function withMessage(validation: unknown, message: string): unknown {
  return isMap(validation) && textAt(validation, 'message') === '' ? { ...validation, message } : validation;
}

/**
 * What `validate.cel` says: the first that denies, where an expression without a value denies too.
 * Source: kyverno, pkg/engine/handlers/validation/validate_cel.go.
 */
export function celAnswer(rule: Rule, compiled: Compilation, { request, outside, meter }: Subject): Answer {
  if ('problems' in compiled) {
    const [first] = compiled.problems;
    return answer('error', first?.problem.message ?? '', { said: first?.steps ?? null });
  }
  const cel = at(rule.data, 'validate', 'cel');
  const params = paramsOf(at(cel, 'paramKind'), at(cel, 'paramRef'), request, outside.externals);
  if ('missing' in params) return answer('unjudged', '', { missing: [params.missing] });
  if ('problem' in params) return answer('error', `error in parameterized resource: ${params.problem}`);
  for (const param of params.params) {
    const values = new Map([...requestValues(request), ['params', variable('params', param)] as const]);
    const decisions = decide(compiled.program, {
      request,
      values,
      externals: outside.externals,
      budget: meter.funds,
      ignoresFailures: false,
      tellsErrors: false,
    });
    if (decisions === null) return answer('skip', 'cel preconditions not met');
    const [first] = decisions;
    if (first !== undefined) {
      const { outcome, message, missing, spots, said, isStopped } = first;
      return answer(outcome, message, { missing, spots, said, isExhausted: isStopped });
    }
  }
  return answer('pass', `Validation rule '${rule.name}' passed.`);
}
