/** What a sealed value is bound to: it can be opened under this name and namespace, in this namespace, or anywhere. */
export type Scope = 'strict' | 'namespace-wide' | 'cluster-wide';

export const scopes: readonly Scope[] = ['strict', 'namespace-wide', 'cluster-wide'];

/** The annotation that says a scope; strict needs none. */
export const scopeAnnotations = {
  'namespace-wide': 'sealedsecrets.bitnami.com/namespace-wide',
  'cluster-wide': 'sealedsecrets.bitnami.com/cluster-wide',
} as const;

/** The scope that annotations say: only the text `true` counts, and the wider wins (v1alpha1, SecretScope). */
export function scopeOf(annotations: ReadonlyMap<string, string>): Scope {
  if (annotations.get(scopeAnnotations['cluster-wide']) === 'true') return 'cluster-wide';
  return annotations.get(scopeAnnotations['namespace-wide']) === 'true' ? 'namespace-wide' : 'strict';
}

/** The annotations with none but this scope in them (v1alpha1, UpdateScopeAnnotations). */
export function withScope(annotations: ReadonlyMap<string, string>, scope: Scope): ReadonlyMap<string, string> {
  const others = [...annotations].filter(([name]) => !isScopeAnnotation(name));
  return new Map([...others, ...(scope === 'strict' ? [] : [[scopeAnnotations[scope], 'true'] as const])]);
}

export function isScopeAnnotation(name: string): boolean {
  return Object.values<string>(scopeAnnotations).includes(name);
}

/** What a value is encrypted with besides the key (RSA-OAEP label); the key of the value is not in it. */
export function labelOf(scope: Scope, namespace: string, name: string): string {
  switch (scope) {
    case 'strict':
      return `${namespace}/${name}`;
    case 'namespace-wide':
      return namespace;
    case 'cluster-wide':
      return '';
  }
}
