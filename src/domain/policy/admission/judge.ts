import type { Externals } from '../../cel/value/externals.ts';
import { variable } from '../../cel/value/read.ts';
import { at } from '../../kubernetes/read.ts';
import { requestValues } from '../expressions/values.ts';
import { reasonOf, unsaid } from '../outcome.ts';
import type { Action, Outcome } from '../outcome.ts';
import { Patience } from '../patience.ts';
import type { Allowance } from '../patience.ts';
import type { Request } from '../request.ts';
import { matchConstraints } from '../validating/constraints.ts';
import { decide } from './decide.ts';
import { paramsOf } from './params.ts';
import type { AdmissionPolicy, Binding } from './policy.ts';

/**
 * What an API server says by a policy and its bindings: nothing when it is not asked or bound to nothing, one outcome for
 * each validation that fails, one when all of it admits. Never throws.
 * Source: k8s.io/apiserver, pkg/admission/plugin/policy/validating/dispatcher.go.
 */
export function judgeAdmission(
  policy: AdmissionPolicy,
  request: Request,
  externals: Externals,
  allowance: Allowance = new Patience().forObject(),
): readonly Outcome[] {
  if (isNeverAsked(request)) return [];
  const matched = matchConstraints(at(policy.spec, 'matchConstraints') ?? {}, request);
  const told = tellingOf(policy, null);
  if ('missing' in matched) return [told({ outcome: 'unjudged', missing: [matched.missing] })];
  if ('problem' in matched)
    return [told({ outcome: 'error', message: `failed to configure policy: ${matched.problem}` })];
  if (!matched.matches) return [];
  const around = { externals, allowance, tellsErrors: false };
  return policy.bindings.flatMap((binding) => byBinding(policy, binding, request, around));
}

/** What a policy is judged with besides the request. */
export interface AroundBinding {
  readonly externals: Externals;
  readonly allowance: Allowance;
  /** An expression without a value is told as an error though it denies. */
  readonly tellsErrors: boolean;
}

/**
 * Nobody can lock himself out: policies and bindings are not judged by policies, nor is who may do what
 * (k8s.io/apiserver, pkg/admission/plugin/policy/generic/plugin.go).
 */
function isNeverAsked({ resource: { group, kind } }: Request): boolean {
  if (group === 'authentication.k8s.io' || group === 'authorization.k8s.io') return kind.endsWith('Review');
  return group === 'admissionregistration.k8s.io' && /^(Validating|Mutating)AdmissionPolicy(Binding)?$/.test(kind);
}

function byBinding(
  policy: AdmissionPolicy,
  binding: Binding,
  request: Request,
  around: AroundBinding,
): readonly Outcome[] {
  // A binding that names nothing is for all that the policy is for.
  const matched = matchConstraints(binding.matchResources ?? {}, request);
  if ('missing' in matched) return [tellingOf(policy, binding)({ outcome: 'unjudged', missing: [matched.missing] })];
  if ('problem' in matched) return [misconfigured(policy, binding, matched.problem)];
  return matched.matches ? bound(policy, binding, request, around) : [];
}

/** What a policy says of a request that a binding is for. */
export function bound(
  policy: AdmissionPolicy,
  binding: Binding,
  request: Request,
  { externals, allowance, tellsErrors }: AroundBinding,
): readonly Outcome[] {
  const told = tellingOf(policy, binding);
  const params = paramsOf(at(policy.spec, 'paramKind'), binding.paramRef, request, externals);
  if ('missing' in params) return [told({ outcome: 'unjudged', missing: [params.missing] })];
  if ('problem' in params) return [misconfigured(policy, binding, params.problem)];
  const results = params.params.map((param) => {
    const values = new Map([...requestValues(request), ['params', variable('params', param)] as const]);
    const { funds: budget } = allowance.meter();
    const { program, ignoresFailures } = policy;
    return decide(program, { request, values, externals, budget, ignoresFailures, tellsErrors });
  });
  const decisions = results.flatMap((one) => one ?? []);
  if (decisions.length > 0) return decisions.map((one) => told({ ...one, reason: reasonOf(one) }));
  if (results.length > 0 && results.every((one) => one === null))
    // As Kyverno's command line says it: an API server says nothing.
    return [told({ outcome: 'skip', message: "match conditions aren't met" })];
  return [told({ outcome: 'pass' })];
}

/** What is set up wrongly denies, unless failures are ignored. */
function misconfigured(policy: AdmissionPolicy, binding: Binding, problem: string): Outcome {
  const message = `failed to configure binding: ${problem}`;
  return tellingOf(policy, binding)({ outcome: policy.ignoresFailures ? 'error' : 'fail', message });
}

/** Completes what is said by a policy, or by one of its bindings. */
function tellingOf(
  { bindings, isScored }: AdmissionPolicy,
  binding: Binding | null,
): (told: Partial<Outcome> & Pick<Outcome, 'outcome'>) => Outcome {
  const actions = binding === null ? bindings.flatMap((one) => one.actions) : binding.actions;
  const base = { ...unsaid, rule: binding?.name ?? '', action: actionOf(actions), scored: isScored };
  return (told) => ({ ...base, ...told });
}

function actionOf(actions: readonly unknown[]): Action {
  if (actions.includes('Deny')) return 'enforce';
  return actions.includes('Warn') ? 'warn' : 'audit';
}
