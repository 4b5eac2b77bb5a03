import type { Kinds } from './kinds.ts';
import { LoadedPolicies } from './loadedPolicies.ts';
import { among } from './objects.ts';
import type { Outcome } from './outcome.ts';
import type { Stopped } from './patience.ts';
import type { LoadedPolicy, PolicyObject } from './policySet.ts';
import { PolicyWorld } from './policyWorld.ts';
import type { Around } from './policyWorld.ts';
import { asLoading, isOfSchema, refusalsOf } from './problems/refusals.ts';
import { isBeside } from './role.ts';

/** What is to be judged, and what is known besides. */
export interface Judgement<Source> extends Omit<Around, 'cluster' | 'exceptionsAt'> {
  readonly objects: readonly unknown[];
  /** Policies, exceptions and bindings. */
  readonly policies: readonly PolicyObject<Source>[];
  /** Objects that may stand for those of the cluster. */
  readonly cluster: readonly unknown[];
  readonly kinds: Kinds;
  /** When exceptions expire, in milliseconds since 1970; null, and absent, when the time is not known. */
  readonly now?: number | null;
}

/** What one policy says about all objects. */
export interface JudgedPolicy<Source> {
  readonly policy: LoadedPolicy<Source>;
  /** By the index of the object, in their order; empty where it is not asked. */
  readonly outcomes: readonly (readonly Outcome[])[];
  /** Where it took more than it may; null when it always came to an end. */
  readonly stopped: Stopped | null;
}

/**
 * Asks every policy about every object. What a cluster refuses is not in force: such a policy says nothing but why, such an
 * exception exempts from nothing, and such a binding binds nothing. Never throws.
 */
export function judgeObjects<Source>(input: Judgement<Source>): readonly JudgedPolicy<Source>[] {
  const { likeCommandLine, now = null } = input;
  const refused = new Map(
    input.policies
      .map((one) => [one.object, refusalsOf(one, likeCommandLine)] as const)
      .filter(([, why]) => why.length > 0),
  );
  const given = input.policies.filter(({ object }) => !(isBeside(object) && refused.has(object)));
  const policies = new LoadedPolicies(given, likeCommandLine);
  const world = new PolicyWorld(policies, {
    ...input,
    cluster: among(input.cluster, input.kinds),
    exceptionsAt: now === null ? null : BigInt(now) * 1_000_000n,
  });
  const judged = policies.asked.map((one) => {
    const why = refused.get(one.object) ?? [];
    // What its schema refuses nobody tries to load.
    const refusals = one.policy.problems.length > 0 && !why.some(isOfSchema) ? [] : why;
    return { one, refusals, outcomes: [] as (readonly Outcome[])[] };
  });
  // One object after the other: what is made of it to be judged goes with it.
  for (const object of input.objects) {
    const seen = world.seen(object);
    for (const { one, refusals, outcomes } of judged) outcomes.push(refusals.length > 0 ? [] : world.said(one, seen));
  }
  return judged.map(({ one: { policy, patience }, refusals, outcomes }) => ({
    policy: refusals.length > 0 ? { ...policy, problems: refusals.map(asLoading) } : policy,
    outcomes,
    stopped: patience.stopped,
  }));
}
