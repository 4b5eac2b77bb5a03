import { validatingPolicyEnvironment } from '../../cel/environment/validatingPolicy.ts';
import { at, listAt, textAt } from '../../kubernetes/read.ts';
import { compileProgram } from '../expressions/program.ts';
import type { Compilation } from '../expressions/program.ts';
import type { Action } from '../outcome.ts';

/** Compiles a ValidatingPolicy's spec; a NamespacedValidatingPolicy's functions know their namespace. */
export function compileSpec(spec: unknown, isNamespaced: boolean): Compilation {
  const part = (name: string): { readonly list: readonly unknown[]; readonly steps: readonly string[] } => ({
    list: listAt(spec, name),
    steps: ['spec', name],
  });
  const annotations = part('auditAnnotations');
  // Raw JSON has nobody to annotate (kyverno, pkg/cel/policies/vpol/compiler: compileForJSON).
  const noted = modeOf(spec) === 'JSON' ? { ...annotations, list: [] } : annotations;
  return compileProgram(
    {
      conditions: part('matchConditions'),
      variables: part('variables'),
      validations: part('validations'),
      annotations: noted,
    },
    validatingPolicyEnvironment({ namespaced: isNamespaced }),
  );
}

/** `JSON` judges data of any kind, and no requests. */
export function modeOf(spec: unknown): 'Kubernetes' | 'JSON' {
  return textAt(spec, 'evaluation', 'mode') === 'JSON' ? 'JSON' : 'Kubernetes';
}

/**
 * What a spec does about failures, the most telling first; it refuses when it does not say, and refuses nothing when
 * admission does not ask it (kyverno, pkg/controllers/webhook/controller.go: AdmissionEnabled).
 */
export function actionOf(spec: unknown): Action {
  if (at(spec, 'evaluation', 'admission', 'enabled') === false) return 'audit';
  const named = listAt(spec, 'validationActions');
  const actions = named.length === 0 ? ['Deny'] : named;
  if (actions.includes('Deny')) return 'enforce';
  return actions.includes('Warn') ? 'warn' : 'audit';
}

/** Whether an error in a condition counts as if it did not match. */
export function ignoresFailures(spec: unknown): boolean {
  return at(spec, 'failurePolicy') === 'Ignore';
}
