/**
 * What a policy asks for that a text does not say. Where it is not known the policy is not judged.
 * The kinds are a contract of `slipway judge`: more may come, none changes its meaning.
 */
export interface Missing {
  readonly kind:
    | 'configMap'
    | 'resource'
    | 'apiCall'
    | 'image'
    | 'globalContext'
    | 'namespaceLabels'
    | 'clock'
    | 'random'
    | 'signature'
    | 'http'
    | 'mutation';
  /** Which one, as people know it; empty when there is only one. */
  readonly name: string;
}

/** One sentence on what is missing; empty for nothing. */
export function notKnown(missing: readonly Missing[]): string {
  const named = missing.map(({ kind, name }) => (name === '' ? kind : `${kind} "${name}"`));
  return named.length === 0 ? '' : `Not known: ${named.join(', ')}.`;
}
