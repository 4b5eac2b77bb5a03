import { evaluation } from '../../cel/cel.ts';
import type { Funds } from '../../cel/evaluate/budget.ts';
import { admissionPolicyEnvironment } from '../../cel/environment/admissionPolicy.ts';
import type { Externals } from '../../cel/value/externals.ts';
import { listAt } from '../../kubernetes/read.ts';
import { allHold } from '../expressions/conditions.ts';
import { compileProgram } from '../expressions/program.ts';
import type { Program } from '../expressions/program.ts';
import { requestValues } from '../expressions/values.ts';
import type { Request } from '../request.ts';

const none = { list: [], steps: [] };

/** The conditions on which admission asks a policy; null where it has none, and where they are not understood. */
export function compileConditions(policy: unknown): Program | null {
  const list = listAt(policy, 'spec', 'webhookConfiguration', 'matchConditions');
  if (list.length === 0) return null;
  const conditions = { list, steps: ['spec', 'webhookConfiguration', 'matchConditions'] };
  const compiled = compileProgram(
    { conditions, variables: none, validations: none, annotations: none },
    admissionPolicyEnvironment({ params: false, authorizer: true }),
  );
  return 'program' in compiled ? compiled.program : null;
}

/**
 * Whether the conditions let admission ask a policy about a request. One that has no value keeps nothing from being
 * judged: an API server refuses such a request, or it turns on who sends it, which a text does not say.
 * Source: kyverno, pkg/engine/internal/match.go: checkMatchConditions.
 */
export function isCalled(
  { environment, conditions }: Program,
  request: Request,
  { externals, budget }: { readonly externals: Externals; readonly budget: Funds },
): boolean {
  return allHold(conditions, evaluation(environment, requestValues(request), { externals, budget })) !== false;
}
