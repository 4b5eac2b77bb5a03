import { isMap, at, textAt } from '../../kubernetes/read.ts';
import { isClassic } from './partRequest.ts';

/**
 * What Kyverno's command line takes for a Namespace that nobody describes. A ValidatingPolicy selects by the label that
 * every Namespace has, but its expressions see an empty object; the others see a Namespace without labels.
 * Sources: kyverno, pkg/cel/matching/predicates/namespace/matcher.go, pkg/admissionpolicy/validate.go.
 */
export function imaginedNamespace(policy: unknown, name: string): object {
  const [kind, bare] = [textAt(policy, 'kind'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }];
  if (isClassic(kind) || kind === 'ValidatingAdmissionPolicy') return bare;
  const isSelected = isMap(at(policy, 'spec', 'matchConstraints', 'namespaceSelector'));
  return isSelected ? { ...bare, metadata: { name, labels: { 'kubernetes.io/metadata.name': name } } } : {};
}
