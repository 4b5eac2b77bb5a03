import type { Right } from '../kubernetes/failure.ts';
import type { CheckKind, Spot } from './spec.ts';

/** How a check or a phase stands. */
export type State = 'passed' | 'failed' | 'blocked' | 'unknown' | 'running' | 'stale' | 'notApplicable';

export interface PhaseResult {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly spot: Spot;
  readonly state: State;
  /** Ids of earlier phases that it waits for. */
  readonly blockedBy: readonly string[];
  /** Why it can't be judged at all; null when it can. */
  readonly reason: string | null;
  readonly steps: readonly StepResult[];
  readonly checks: readonly CheckResult[];
}

export interface StepResult {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly spot: Spot;
  /** Whether its condition holds, as far as that can be told. */
  readonly applies: boolean;
  /** All checks that it names are green, or it does not apply. */
  readonly satisfied: boolean;
  /** What is missing; empty when nothing is. */
  readonly reason: string;
  /** Why it can't be understood, so that bootstrap can't go on; null when it can. */
  readonly problem: string | null;
}

export interface CheckResult {
  readonly id: string;
  readonly kind: CheckKind;
  readonly title: string;
  readonly why: string | null;
  readonly level: 'required' | 'advisory';
  readonly spot: Spot;
  readonly state: State;
  /** The result beside the title, in a few words, with the name of the culprit; never the state alone. */
  readonly message: string;
  /** Why it is unknown, blocked or stale, or what an expression could not do; null where the message says all. */
  readonly reason: string | null;
  /** What to do; null when nothing has to be done. */
  readonly remedy: string | null;
  /** The id of the check that has to pass first, or of the phase. */
  readonly blockedBy: string | null;
  /** What would allow to know; null when it is not for want of a right. */
  readonly right: Right | null;
  /** What it was when it was last known; null unless it is stale or running. */
  readonly was: 'passed' | 'failed' | null;
  /** It waits for somebody to ask: it never ran, or what it was is too old. */
  readonly needsValidate: boolean;
  readonly evidence: Evidence;
  /** What is wrong, as far as it is objects of the cluster: the first is the worst. Empty unless it failed. */
  readonly culprits: readonly Culprit[];
  /** Milliseconds that it took to find out; 0 for what is only evaluated. */
  readonly ms: number;
}

/** What was looked at. */
export interface Evidence {
  /** ISO 8601, of the oldest thing that was read; null when nothing was. */
  readonly at: string | null;
  readonly reads: readonly EvidenceRead[];
  /** Files of the repository, from its root. */
  readonly files: readonly string[];
  /** One line for people, without values of secrets. */
  readonly summary: string;
}

export interface EvidenceRead {
  readonly verb: 'list' | 'get' | 'create' | 'run';
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly resourceVersion: string | null;
  readonly count: number;
  /** ISO 8601, when the server last said something about it; null when nobody says. */
  readonly at: string | null;
}

export interface Culprit {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  /** Where in the object, as an RFC 6901 pointer; empty for the object itself. */
  readonly pointer: string;
}
