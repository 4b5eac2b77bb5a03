import { at, textAt } from '../kubernetes/read.ts';
import type { Request } from './request.ts';
import { variantsOf } from './validating/autogen.ts';
import { matchConstraints } from './validating/constraints.ts';

/** Kinds that are not judged themselves and of which Kyverno derives policies for whatever makes pods. */
const deriving: ReadonlySet<string> = new Set([
  'ImageValidatingPolicy',
  'NamespacedImageValidatingPolicy',
  'MutatingPolicy',
  'NamespacedMutatingPolicy',
]);

/**
 * Whether a policy with `matchConstraints` is about a request: as it is written, or as what is derived from it. Where
 * that is not known it is. Sources: kyverno, pkg/cel/policies/ivpol/autogen and pkg/cel/policies/mpol/autogen.
 */
export function isAbout(policy: unknown, request: Request): boolean {
  const [kind, spec] = [textAt(policy, 'kind'), at(policy, 'spec')];
  const namespace = textAt(policy, 'metadata', 'namespace') || 'default';
  if (kind.startsWith('Namespaced') && namespace !== request.namespace) return false;
  return matches(spec, request) || (deriving.has(kind) && variantsOf(spec).some((one) => matches(one.spec, request)));
}

function matches(spec: unknown, request: Request): boolean {
  const matched = matchConstraints(at(spec, 'matchConstraints'), request);
  return !('matches' in matched) || matched.matches;
}
