import { Patience } from './patience.ts';
import { named, PolicySet } from './policySet.ts';
import type { LoadedPolicy, PolicyObject } from './policySet.ts';
import { isBeside, roleOfObject } from './role.ts';
import type { PolicyRole } from './role.ts';
import { missingFor } from './unsupported.ts';
import type { Missing } from '../missing.ts';

/** One policy as it is asked: by itself, so that what is assumed for it says nothing of another. */
export interface AskedPolicy<Source> {
  readonly object: unknown;
  readonly policy: LoadedPolicy<Source>;
  /** Null for one that is not judged. */
  readonly set: PolicySet<Source> | null;
  /** What one that is not judged would take. */
  readonly missing: Missing | null;
  /** With this version of it, whoever asks. */
  readonly patience: Patience;
}

/** Policies with the exceptions and bindings beside them, each compiled once. */
export class LoadedPolicies<Source> {
  readonly asked: readonly AskedPolicy<Source>[];
  readonly #beside: readonly PolicyObject<Source>[];

  /**
   * `objects` are policies, exceptions and bindings; a policy that `before` has too, as the same object and with the same
   * beside it, is not compiled again.
   */
  constructor(
    objects: readonly PolicyObject<Source>[],
    likeCommandLine: boolean,
    before: LoadedPolicies<Source> | null = null,
  ) {
    this.#beside = objects.filter(({ object }) => isBeside(object));
    const known = new Map(
      before !== null && isSame(before.#beside, this.#beside) ? before.asked.map((one) => [one.object, one]) : [],
    );
    this.asked = objects.flatMap((one): readonly AskedPolicy<Source>[] => {
      const same = known.get(one.object);
      if (same !== undefined) return [{ ...same, policy: { ...same.policy, source: one.source } }];
      const missing = missingFor(one.object);
      if (missing !== null)
        return [{ object: one.object, policy: named(one), set: null, missing, patience: new Patience() }];
      const role = roleOfObject(one.object);
      // Kyverno's command line knows nothing of what an API server does by itself.
      if (!judgedRoles.has(role ?? '') || (likeCommandLine && role === 'standards')) return [];
      const set = new PolicySet([one, ...this.#beside]);
      return set.policies.map((policy) => ({
        object: one.object,
        policy,
        set,
        missing: null,
        patience: new Patience(),
      }));
    });
  }
}

const judgedRoles: ReadonlySet<string> = new Set<PolicyRole>(['classic', 'validating', 'admission', 'standards']);

function isSame<Source>(a: readonly PolicyObject<Source>[], b: readonly PolicyObject<Source>[]): boolean {
  return a.length === b.length && a.every(({ object }, index) => object === b[index]?.object);
}
