import type { EntryWork, SecretWork } from './work.ts';

/** A key of a Secret that is to be sealed now. */
export interface WantedValue {
  /** `NAMESPACE/NAME/KEY` */
  readonly id: string;
  readonly secret: SecretWork;
  readonly key: string;
  readonly from: ValueOrigin;
}

export type ValueOrigin =
  | Extract<EntryWork, { readonly from: 'generate' | 'obtain' | 'value' }>
  /** The same as another that is sealed now too: it comes before this one. */
  | { readonly from: 'sameAs'; readonly id: string };

/** What is sealed already: whether a Secret has this key in Git. */
export type IsSealed = (secret: SecretWork, key: string) => boolean;

/**
 * The keys that a `seal` step has to seal, in an order in which each value is known when it is wanted. What is the same as a
 * value of another Secret (also of another step, `others`) is sealed in both at once; when the other is sealed already,
 * nobody can read it here, and the value has to be said.
 */
export function wantedValues(
  secrets: readonly SecretWork[],
  others: readonly SecretWork[],
  isSealed: IsSealed,
): readonly WantedValue[] | { readonly problem: string } {
  const wanted = new Map<string, WantedValue>();
  const all = [...secrets, ...others];
  /** Null, or a problem; `above` are those whose value this one is. */
  const want = (secret: SecretWork, entry: EntryWork, above: readonly string[]): string | null => {
    const id = idOf(secret, entry.key);
    if (above.includes(id)) return `${id} is to be the same as itself: ${[...above, id].join(', ')}.`;
    if (wanted.has(id)) return null;
    if (entry.from !== 'sameAs') {
      wanted.set(id, { id, secret, key: entry.key, from: entry });
      return null;
    }
    const target = targetOf(entry.of, all);
    const isOpen = target !== null && !isSealed(target.secret, target.entry.key);
    const problem = isOpen ? want(target.secret, target.entry, [...above, id]) : null;
    if (problem !== null) return problem;
    const { namespace, name, key } = entry.of;
    const same = `${namespace}/${name}/${key}`;
    const from: ValueOrigin = isOpen
      ? { from: 'sameAs', id: same }
      : { from: 'obtain', key: entry.key, how: howToRepeat(entry.of, target !== null) };
    wanted.set(id, { id, secret, key: entry.key, from });
    return null;
  };
  for (const secret of secrets) {
    for (const entry of secret.entries) {
      const problem = isSealed(secret, entry.key) ? null : want(secret, entry, []);
      if (problem !== null) return { problem };
    }
  }
  return [...wanted.values()];
}

/** `NAMESPACE/NAME/KEY` */
export function idOf({ namespace, name }: Pick<SecretWork, 'namespace' | 'name'>, key: string): string {
  return `${namespace}/${name}/${key}`;
}

type SameAs = Extract<EntryWork, { readonly from: 'sameAs' }>['of'];

function targetOf(
  { namespace, name, key }: SameAs,
  all: readonly SecretWork[],
): { readonly secret: SecretWork; readonly entry: EntryWork } | null {
  for (const secret of all) {
    if (secret.namespace !== namespace || secret.name !== name) continue;
    const entry = secret.entries.find((one) => one.key === key);
    if (entry !== undefined) return { secret, entry };
  }
  return null;
}

function howToRepeat({ namespace, name, key }: SameAs, isKnown: boolean): string {
  const what = `The value of ${key} in Secret ${namespace}/${name}`;
  return isKnown
    ? `${what}, which is sealed already and can't be read here; take it from the cluster, or delete that key from its SealedSecret in Git, and both are made anew.`
    : `${what}, which no step seals.`;
}
