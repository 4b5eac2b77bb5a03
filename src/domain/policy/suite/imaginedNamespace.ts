import { isClassic } from './partRequest.ts';

/**
 * What Kyverno's command line takes for a Namespace that nobody describes: expressions of its own policies see none, the
 * others one without labels. Sources: kyverno, pkg/cel/policies/vpol/engine/engine.go, pkg/admissionpolicy/validate.go.
 */
export function imaginedNamespace(kind: string, name: string): object | null {
  const isBare = isClassic(kind) || kind === 'ValidatingAdmissionPolicy';
  return isBare ? { apiVersion: 'v1', kind: 'Namespace', metadata: { name } } : null;
}
