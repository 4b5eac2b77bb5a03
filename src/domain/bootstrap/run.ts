import type { Failure } from '../kubernetes/failure.ts';
import type { PhaseResult } from '../phases/result.ts';
import type { PhaseSpec, StepKind } from '../phases/spec.ts';
import type { BootstrapPlan } from './plan.ts';

/** What happens while a phase is bootstrapped, in the words of the command line (docs/command-line.md). */
export interface RunEvent {
  /** ISO 8601 */
  readonly at: string;
  /** The id of the step; empty for what is of the whole run. */
  readonly step: string;
  /** `waits`: somebody else has to act before it goes on. */
  readonly state: 'running' | 'passed' | 'failed' | 'cancelled' | 'waits';
  readonly message: string;
}

/** How a step of a run ended. */
export interface RanStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: string;
  /** `satisfied`: there was nothing to do. `waits`: somebody else has to act. `left`: its turn did not come. */
  readonly state: 'satisfied' | 'passed' | 'failed' | 'cancelled' | 'waits' | 'left';
  readonly message: string;
  readonly remedy: string | null;
  readonly ms: number;
  /** A commit that it made. */
  readonly commit: string | null;
  /** Where somebody has to act (https); absent when that is nowhere. */
  readonly link?: string;
}

/** A run from its beginning to its end. */
export interface Run {
  /**
   * `changed`: what a step would do is another thing than what was agreed to. Planned anew, it goes on from there.
   * `waits`: somebody else has to act, and nothing has failed. Run again, it looks, and goes on from there.
   */
  readonly end: 'passed' | 'failed' | 'cancelled' | 'changed' | 'waits';
  /** In one sentence, how it ended. */
  readonly sentence: string;
  readonly remedy: string | null;
  readonly plan: BootstrapPlan;
  /** Who held the Lease. */
  readonly holder: string;
  /** ISO 8601 */
  readonly begun: string;
  readonly ended: string;
  readonly steps: readonly RanStep[];
  /** Why the Lease is still there; null when it is not. */
  readonly left: string | null;
  /** How the phase stands afterwards; null when the platform has none of this id any more. */
  readonly phase: PhaseResult | null;
}

/** Where somebody has to act before a run can go on (https); null when that is nowhere. */
export function linkOf({ steps }: Pick<Run, 'steps'>): string | null {
  return steps.find(({ link }) => link !== undefined)?.link ?? null;
}

/** Nothing was changed, and why. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly sentence: string;
  /** What to do; null where the sentence says it. */
  readonly remedy: string | null;
}

export type RefusalCode =
  | 'bootstrap/no-platform'
  | 'bootstrap/no-phase'
  | 'bootstrap/unusable'
  | 'bootstrap/cluster'
  | 'bootstrap/other-cluster'
  | 'bootstrap/read-only'
  | 'bootstrap/not-allowed'
  | 'bootstrap/obstacle'
  | 'bootstrap/digest'
  | 'bootstrap/held';

/** For who has no cluster yet: a run is bound to the uid of one, and holds a Lease in it. */
export const firstServer =
  'Where there is no cluster yet, its first server is installed by hand, as the README of the platform repository says.';

/**
 * What to do where no cluster can be asked: what its failure says, and where it may be that there is none yet, how there comes
 * one. What comes after another phase has had a cluster once.
 */
export function remedyWithoutCluster(
  { code, remedy }: Pick<Failure, 'code' | 'remedy'>,
  { requires }: Pick<PhaseSpec, 'requires'>,
): string | null {
  const isNew = (code === 'unreachable' || code === 'kubeconfig') && requires.length === 0;
  const remedies = [remedy, isNew ? firstServer : null].filter((one) => one !== null);
  return remedies.length === 0 ? null : remedies.join(' ');
}

export function refusal(code: RefusalCode, sentence: string, remedy: string | null = null): Refusal {
  return { code, sentence, remedy };
}

export function isRefusal(value: object): value is Refusal {
  return 'code' in value && 'sentence' in value;
}
