import { dataValues, kyvernoValues, requestValues } from '../expressions/values.ts';
import { reasonOf, unsaid } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { Request } from '../request.ts';
import { matchConstraints } from './constraints.ts';
import { evaluatePolicy } from './evaluate.ts';
import type { Asked, Result, Surroundings } from './evaluate.ts';
import { deciding } from './exception.ts';
import type { PolicyException } from './exception.ts';
import { pathOf, podRequestsOf } from './extraction.ts';
import type { PodRequest } from './extraction.ts';
import { unjudged } from './objection.ts';
import type { Objection } from './objection.ts';
import type { Form, ValidatingPolicy } from './policy.ts';

/**
 * What a policy says about a request: nothing when it is not asked, one outcome when it passes or is skipped, one for
 * each validation that fails. Never throws.
 * Source: kyverno, pkg/cel/policies/vpol/engine/engine.go: handlePolicy.
 */
export function judgeValidating(
  policy: ValidatingPolicy,
  request: Request,
  surroundings: Surroundings,
): readonly Outcome[] {
  if (policy.mode === 'JSON') return [];
  if (!isInItsNamespace(policy, request) && !surroundings.likeCommandLine) return [];
  return policy.forms.flatMap((form) => {
    const result = resultOf(policy, form, request, surroundings);
    return result === null ? [] : outcomesOf(policy, result);
  });
}

function isInItsNamespace({ namespace }: ValidatingPolicy, request: Request): boolean {
  return namespace === null || namespace === request.namespace;
}

/**
 * What a policy of `evaluation.mode: JSON` says about data of any kind, in each of its forms: none is matched first.
 * Source: kyverno, pkg/cel/policies/vpol/engine/engine.go: handlePolicy, without a matcher.
 */
export function judgeJson(policy: ValidatingPolicy, data: unknown, surroundings: Surroundings): readonly Outcome[] {
  if (policy.mode !== 'JSON') return [];
  const asked = { request: { ...nobody, object: data }, values: dataValues(data), below: [] };
  return policy.forms.flatMap((form) => outcomesOf(policy, evaluatePolicy(policy, form, asked, surroundings)));
}

/** Data of any kind is in no cluster. */
const nobody: Omit<Request, 'object'> = {
  operation: 'CREATE',
  resource: { group: '', version: '', kind: '', plural: '' },
  subresource: '',
  namespace: '',
  name: '',
  oldObject: null,
  namespaceObject: null,
  userInfo: null,
};

/**
 * The same with an old object, if only an empty one: nobody but an API server looks whether there is one, so that a
 * selector for objects without a label takes every new one. Source: kyverno, pkg/cel/policies/vpol/engine/engine.go: Handle.
 */
function withOldObject(request: Request): Request {
  return { ...request, oldObject: request.oldObject ?? {} };
}

/** Null when the form of a policy is not asked. */
function resultOf(policy: ValidatingPolicy, form: Form, request: Request, surroundings: Surroundings): Result | null {
  const { likeCommandLine } = surroundings;
  const matched = matchConstraints(form.constraints, likeCommandLine ? withOldObject(request) : request);
  if ('missing' in matched) return { is: 'objected', objections: [unjudged(matched.missing)] };
  if ('problem' in matched)
    return { is: 'objected', objections: [failed(`failed to execute matching: ${matched.problem}`)] };
  if (!matched.matches) return null;
  if (form.from !== 'extract')
    return evaluatePolicy(policy, form, { request, values: kyvernoValues(request), below: [] }, surroundings);
  const pods = podRequestsOf(request);
  if (pods.length > 0) return overPods(pods, (asked) => evaluatePolicy(policy, form, asked, surroundings));
  const { group, version, kind } = request.resource;
  const what = `${group === '' ? '' : `${group}/`}${version}/${kind}`;
  return { is: 'objected', objections: [failed(`error: extraction mode: no pod template found in ${what}`)] };
}

/**
 * Each pod that an object would make: the first objection ends it, and an exemption does not.
 * Source: kyverno, pkg/cel/policies/vpol/engine/engine.go: evaluateExtracted.
 */
function overPods(pods: readonly PodRequest[], evaluate: (asked: Asked) => Result): Result {
  let last: Result = { is: 'skipped' };
  const by: PolicyException[] = [];
  for (const { request, steps } of pods) {
    const result = evaluate({ request, values: requestValues(request), below: steps });
    if (result.is === 'objected')
      return { ...result, objections: result.objections.map((one) => placed(one, pathOf(steps))) };
    if (result.is === 'exempt') by.push(...result.by);
    else if (result.is === 'passed') last = result;
  }
  return last.is === 'skipped' && by.length > 0 ? { is: 'exempt', by } : last;
}

function placed(objection: Objection, path: string): Objection {
  if (objection.message === '') return objection;
  return { ...objection, message: `${objection.message} (pod template at ${path})` };
}

function failed(message: string): Objection {
  return { outcome: 'error', validation: null, message, isStopped: false, missing: [], spots: [], said: null };
}

function outcomesOf({ action, isScored }: ValidatingPolicy, result: Result): readonly Outcome[] {
  const base = { ...unsaid, action, scored: isScored };
  switch (result.is) {
    case 'passed':
      return [{ ...base, outcome: 'pass', message: 'success' }];
    case 'skipped':
      return [{ ...base, outcome: 'skip', message: 'skip', reason: 'A condition of the policy does not hold.' }];
    case 'exempt': {
      const exception = deciding(result.by);
      const isPass = exception?.reports === 'pass';
      const keys = result.by.map(({ key }) => key).join(', ');
      return [
        {
          ...base,
          outcome: isPass ? 'pass' : 'skip',
          message: `rule is ${isPass ? 'passed' : 'skipped'} due to policy exception: ${keys}`,
          exception: exception?.key ?? null,
        },
      ];
    }
    case 'objected':
      return result.objections.map((objection) => ({
        ...base,
        ...objection,
        reason: reasonOf(objection) ?? expiredWords(result.expired ?? []),
      }));
  }
}

/** Null for none. */
function expiredWords(exceptions: readonly PolicyException[]): string | null {
  const sentences = exceptions.map(({ key, expires }) => {
    const end = new Date(expires ?? 0).toISOString();
    return `PolicyException "${key}" ended at ${end} and exempts from nothing.`;
  });
  return sentences.length === 0 ? null : sentences.join(' ');
}
