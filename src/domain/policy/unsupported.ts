import { splitApiVersion } from '../kubernetes/object.ts';
import { textAt } from '../kubernetes/read.ts';
import type { Missing } from '../missing.ts';
import { unsaid } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { roleOf } from './role.ts';

/** What kinds of policies would take that are not judged: they change objects, or look at signatures. */
const unsupported: ReadonlyMap<string, Missing['kind']> = new Map([
  ['policies.kyverno.io/MutatingPolicy', 'mutation'],
  ['policies.kyverno.io/NamespacedMutatingPolicy', 'mutation'],
  ['policies.kyverno.io/GeneratingPolicy', 'mutation'],
  ['policies.kyverno.io/NamespacedGeneratingPolicy', 'mutation'],
  ['policies.kyverno.io/DeletingPolicy', 'mutation'],
  ['policies.kyverno.io/NamespacedDeletingPolicy', 'mutation'],
  ['policies.kyverno.io/ImageValidatingPolicy', 'signature'],
  ['policies.kyverno.io/NamespacedImageValidatingPolicy', 'signature'],
  ['kyverno.io/CleanupPolicy', 'mutation'],
  ['kyverno.io/ClusterCleanupPolicy', 'mutation'],
  ['admissionregistration.k8s.io/MutatingAdmissionPolicy', 'mutation'],
]);

/** Whether objects of a group and kind are policies, or belong to them, judged or not. */
export function isOfPolicies(group: string, kind: string): boolean {
  return roleOf(group, kind) !== null || unsupported.has(`${group}/${kind}`);
}

/** What a policy needs that nobody here has; null for one that is judged, and for what is no policy. */
export function missingFor(policy: unknown): Missing | null {
  const { group } = splitApiVersion(textAt(policy, 'apiVersion'));
  const kind = textAt(policy, 'kind');
  const missing = unsupported.get(`${group}/${kind}`);
  if (missing !== undefined) return { kind: missing, name: '' };
  // Such a policy is about requests to a proxy, not about objects.
  const mode = textAt(policy, 'spec', 'evaluation', 'mode');
  const isOfProxy = roleOf(group, kind) === 'validating' && (mode === 'HTTP' || mode === 'Envoy');
  return isOfProxy ? { kind: 'http', name: '' } : null;
}

/** What is said of a policy that is not judged. */
export function unjudgedFor(policy: unknown, missing: Missing): Outcome {
  const why = words[missing.kind] ?? 'it asks for what is not known';
  const reason = `${textAt(policy, 'kind')} "${textAt(policy, 'metadata', 'name')}" is not judged: ${why}.`;
  return { ...unsaid, outcome: 'unjudged', action: 'enforce', reason, missing: [missing] };
}

const words: Partial<Record<Missing['kind'], string>> = {
  mutation: 'it changes, makes or removes objects',
  signature: 'it looks at signatures of images',
  http: 'it is about requests to a proxy',
};
