import type { Kinds } from './kinds.ts';
import { LoadedPolicies } from './loadedPolicies.ts';
import { among } from './objects.ts';
import type { Outcome } from './outcome.ts';
import type { Stopped } from './patience.ts';
import type { LoadedPolicy, PolicyObject } from './policySet.ts';
import { PolicyWorld } from './policyWorld.ts';
import type { Around } from './policyWorld.ts';

/** What is to be judged, and what is known besides. */
export interface Judgement<Source> extends Omit<Around, 'cluster' | 'exceptionsAt'> {
  readonly objects: readonly unknown[];
  /** Policies, exceptions and bindings. */
  readonly policies: readonly PolicyObject<Source>[];
  /** Objects that may stand for those of the cluster. */
  readonly cluster: readonly unknown[];
  readonly kinds: Kinds;
}

/** What one policy says about all objects. */
export interface JudgedPolicy<Source> {
  readonly policy: LoadedPolicy<Source>;
  /** By the index of the object, in their order; empty where it is not asked. */
  readonly outcomes: readonly (readonly Outcome[])[];
  /** Where it took more than it may; null when it always came to an end. */
  readonly stopped: Stopped | null;
}

/** Asks every policy about every object. Never throws. */
export function judgeObjects<Source>(input: Judgement<Source>): readonly JudgedPolicy<Source>[] {
  const policies = new LoadedPolicies(input.policies, input.likeCommandLine);
  const world = new PolicyWorld(policies, {
    ...input,
    cluster: among(input.cluster, input.kinds),
    exceptionsAt: null,
  });
  const seen = input.objects.map((object) => world.seen(object));
  return policies.asked.map((one) => {
    const outcomes = seen.map((object) => world.said(one, object));
    return { policy: one.policy, outcomes, stopped: one.patience.stopped };
  });
}
