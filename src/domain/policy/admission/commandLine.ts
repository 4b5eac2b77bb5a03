import { at } from '../../kubernetes/read.ts';
import type { Outcome } from '../outcome.ts';
import type { Request } from '../request.ts';
import { matchConstraints } from '../validating/constraints.ts';
import { bound } from './judge.ts';
import type { AroundBinding } from './judge.ts';
import type { AdmissionPolicy, Binding } from './policy.ts';

/**
 * What Kyverno's command line says by a policy, in one outcome at most. It is asked without a binding too; with bindings
 * nobody looks at what the policy itself is for, and the last that is for the request answers. Never throws.
 * Source: kyverno, pkg/admissionpolicy/validate.go: processVAPNoBindings, processVAPWithoutClient, validateResource.
 */
export function judgeLikeCommandLine(
  policy: AdmissionPolicy,
  request: Request,
  around: Omit<AroundBinding, 'tellsErrors'>,
): readonly Outcome[] {
  const { bindings, program } = policy;
  // Annotations that can't be worked out deny nothing there.
  const asked = { ...policy, program: { ...program, annotations: [] } };
  const asking = bindings.length === 0 ? (isFor(at(policy.spec, 'matchConstraints'), request) ? [none] : []) : bindings;
  const answering = asking.filter(({ matchResources }) => isFor(matchResources, request));
  const last = answering.at(-1);
  if (last === undefined) return [];
  return bound(asked, last, withNamespace(request), { ...around, tellsErrors: true }).slice(0, 1);
}

const none: Binding = { name: '', actions: ['Deny'], matchResources: null, paramRef: null };

/** What lies in no namespace lies in an empty one there, of which an API server shows nothing. */
function withNamespace(request: Request): Request {
  return request.namespaceObject === null ? { ...request, namespaceObject: emptyNamespace } : request;
}

const emptyNamespace = { metadata: {}, spec: {}, status: {} };

/** What names nothing is for everything; a selector that nobody understands is for nothing. */
function isFor(constraints: unknown, request: Request): boolean {
  const matched = matchConstraints(constraints ?? {}, request);
  return 'matches' in matched && matched.matches;
}
