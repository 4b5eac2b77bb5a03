import { splitApiVersion } from '../../kubernetes/object.ts';
import { textAt } from '../../kubernetes/read.ts';
import { roleOf } from '../role.ts';
import { missingFor } from '../unsupported.ts';
import { isMappedByKyverno } from './mapped.ts';

/**
 * Whether Kyverno's command line reads no policy of a file because of an object in it: one whose schema it has, and that
 * is no policy. What it has no schema for it passes over alone (cmd/cli/kubectl-kyverno/policy/load.go, data/crds).
 */
export function hidesPolicies(object: unknown): boolean {
  const { group } = splitApiVersion(textAt(object, 'apiVersion'));
  const kind = textAt(object, 'kind');
  return (isMappedByKyverno(group) || group === 'cli.kyverno.io') && !isPolicy(object, group, kind);
}

function isPolicy(object: unknown, group: string, kind: string): boolean {
  if (roleOf(group, kind) !== null || missingFor(object) !== null) return true;
  return group === 'admissionregistration.k8s.io' && kind === 'MutatingAdmissionPolicyBinding';
}
