import { isList, own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import { matchesSelector } from '../match/selector.ts';
import { namespaceTexts } from '../match/subject.ts';
import type { Action } from '../outcome.ts';
import type { Request } from '../request.ts';
import { wildcard } from '../wildcard.ts';
import { subjectOf } from './subjectOf.ts';

/**
 * What a failure of a rule does: what the rule says for the namespace, or says at all, counts before what the policy says.
 * All but `Enforce` is audit. Source: kyverno, pkg/engine/api/engineresponse.go: failureActionForRule.
 */
export function actionOf(policy: Data, rule: Data, request: Request): Action {
  const [spec, validate] = [own(policy, 'spec'), own(rule, 'validate')];
  const said =
    overridden(own(validate, 'failureActionOverrides'), request) ??
    own(validate, 'failureAction') ??
    overridden(own(spec, 'validationFailureActionOverrides'), request) ??
    own(spec, 'validationFailureAction');
  return said === 'Enforce' || said === 'enforce' ? 'enforce' : 'audit';
}

/** Undefined when none of the overrides is for the namespace. */
function overridden(overrides: Data | undefined, request: Request): string | undefined {
  if (!isList(overrides)) return undefined;
  const found = overrides.find((one) => actions.has(textOf(one, 'action')) && isForNamespace(one, request));
  return found === undefined ? undefined : textOf(found, 'action');
}

const actions: ReadonlySet<string> = new Set(['enforce', 'audit', 'Enforce', 'Audit']);

function isForNamespace(override: Data, request: Request): boolean {
  const namespaces = own(override, 'namespaces');
  const selector = own(override, 'namespaceSelector');
  if (isList(namespaces) && !namespaces.some((one) => typeof one === 'string' && wildcard(one, request.namespace)))
    return false;
  return selector === undefined || matchesSelector(selector, namespaceTexts(subjectOf(request))) === 'yes';
}
