import { own } from '../data.ts';
import type { Data } from '../data.ts';
import type { Request } from '../request.ts';

/** What a rule says of an update that leaves a violation as it was, as Kyverno words it. */
export const existingMessage = 'skipping the rule evaluation as pre-existing violations are allowed';

/**
 * Whether a rule lets an update pass whose object violated it before: one that refuses does, unless it says otherwise, and
 * one in CEL never does. Overrides for namespaces do not count here.
 * Source: kyverno, pkg/engine/handlers/validation/validate_resource.go and validate_pss.go: validateOldObject.
 */
export function allowsExisting(policy: Data, rule: Data): boolean {
  const validate = own(rule, 'validate');
  if (own(validate, 'cel') !== undefined || own(validate, 'allowExistingViolations') === false) return false;
  const action = own(validate, 'failureAction') ?? own(own(policy, 'spec'), 'validationFailureAction');
  return action === 'Enforce' || action === 'enforce';
}

/** The request that would have made what an update takes the place of; null for what is no update. */
export function requestBefore(request: Request): Request | null {
  const { operation, object, oldObject } = request;
  if (operation !== 'UPDATE' || object === null || oldObject === null) return null;
  return { ...request, operation: 'CREATE', object: oldObject, oldObject: null };
}
