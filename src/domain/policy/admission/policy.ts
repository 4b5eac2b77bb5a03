import { admissionPolicyEnvironment } from '../../cel/environment/admissionPolicy.ts';
import { at, isMap, listAt, textAt } from '../../kubernetes/read.ts';
import { compileProgram } from '../expressions/program.ts';
import type { ExpressionProblem, Program } from '../expressions/program.ts';
import { isScored } from '../scored.ts';

/** A ValidatingAdmissionPolicy of admissionregistration.k8s.io with its bindings, ready to judge. */
export interface AdmissionPolicy {
  readonly name: string;
  readonly spec: unknown;
  readonly ignoresFailures: boolean;
  readonly isScored: boolean;
  readonly program: Program;
  /** Without any it is not in force. */
  readonly bindings: readonly Binding[];
}

export interface Binding {
  readonly name: string;
  readonly actions: readonly unknown[];
  readonly matchResources: unknown;
  readonly paramRef: unknown;
}

/** Makes a policy of an object of that kind, with the bindings that name it. Never throws. */
export function loadAdmissionPolicy(
  object: unknown,
  bindings: readonly unknown[],
): { readonly policy: AdmissionPolicy } | { readonly problems: readonly ExpressionProblem[] } {
  const [name, spec] = [textAt(object, 'metadata', 'name'), at(object, 'spec')];
  const params = isMap(at(spec, 'paramKind'));
  const part = (field: string): { readonly list: readonly unknown[]; readonly steps: readonly string[] } => ({
    list: listAt(spec, field),
    steps: ['spec', field],
  });
  const compiled = compileProgram(
    {
      conditions: part('matchConditions'),
      variables: part('variables'),
      validations: part('validations'),
      annotations: part('auditAnnotations'),
    },
    admissionPolicyEnvironment({ params, authorizer: true }),
    admissionPolicyEnvironment({ params, authorizer: false }),
  );
  if ('problems' in compiled) return compiled;
  return {
    policy: {
      name,
      spec,
      ignoresFailures: textAt(spec, 'failurePolicy') === 'Ignore',
      isScored: isScored(object),
      program: compiled.program,
      bindings: bindings
        .filter((binding) => textAt(binding, 'spec', 'policyName') === name)
        .map((binding) => ({
          name: textAt(binding, 'metadata', 'name'),
          actions: listAt(binding, 'spec', 'validationActions'),
          matchResources: at(binding, 'spec', 'matchResources'),
          paramRef: at(binding, 'spec', 'paramRef'),
        })),
    },
  };
}
