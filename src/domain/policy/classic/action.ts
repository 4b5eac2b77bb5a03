import { isList, own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import { matchesSelector } from '../match/selector.ts';
import { namespaceTexts } from '../match/subject.ts';
import type { Truth } from '../match/truth.ts';
import type { Action } from '../outcome.ts';
import type { Request } from '../request.ts';
import { wildcard } from '../wildcard.ts';
import { subjectOf } from './subjectOf.ts';

/**
 * What a failure of a rule does: what the rule says for the namespace, or says at all, counts before what the policy says.
 * All but `Enforce` is audit; where labels decide that nobody knows, it is the stricter of what it may be. A policy that
 * admission does not ask refuses nothing.
 * Sources: kyverno, pkg/engine/api/engineresponse.go: failureActionForRule; pkg/controllers/policycache/controller.go.
 */
export function actionOf(policy: Data, rule: Data, request: Request): Action {
  const [spec, validate] = [own(policy, 'spec'), own(rule, 'validate')];
  if (own(spec, 'admission') === false) return 'audit';
  const overall = own(validate, 'failureAction');
  const ofPolicy = (): Said[] =>
    saidFor(own(spec, 'validationFailureActionOverrides'), request, () => [own(spec, 'validationFailureAction')]);
  const said = saidFor(own(validate, 'failureActionOverrides'), request, () =>
    overall === undefined ? ofPolicy() : [overall],
  );
  return said.some((one) => one === 'Enforce' || one === 'enforce') ? 'enforce' : 'audit';
}

type Said = Data | undefined;

/** What the first override for the namespace says, or `otherwise`; before it what those say that may be for it. */
function saidFor(overrides: Said, request: Request, otherwise: () => Said[]): Said[] {
  if (!isList(overrides)) return otherwise();
  const possible: Said[] = [];
  for (const one of overrides) {
    const action = textOf(one, 'action');
    const isMeant = actions.has(action) ? forNamespace(one, request) : 'no';
    if (isMeant !== 'no') possible.push(action);
    if (isMeant === 'yes') return possible;
  }
  return [...possible, ...otherwise()];
}

const actions: ReadonlySet<string> = new Set(['enforce', 'audit', 'Enforce', 'Audit']);

function forNamespace(override: Data, request: Request): Truth {
  const namespaces = own(override, 'namespaces');
  const selector = own(override, 'namespaceSelector');
  if (isList(namespaces) && !namespaces.some((one) => typeof one === 'string' && wildcard(one, request.namespace)))
    return 'no';
  return selector === undefined ? 'yes' : matchesSelector(selector, namespaceTexts(subjectOf(request)));
}
