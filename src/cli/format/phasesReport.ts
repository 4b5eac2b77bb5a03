import type { PhaseResult, State } from '../../domain/phases/result.ts';
import type { Requests } from '../../domain/kubernetes/exchange.ts';

/** What a format is made from. */
export interface PhasesReport {
  readonly platform: string;
  readonly at: Date;
  readonly cluster: ReportedCluster;
  /** Up to which phase the platform is released; null when it does not say. */
  readonly released: number | null;
  readonly phases: readonly PhaseResult[];
  /** The titles of all phases by their ids, also of those that are not shown. */
  readonly titles: ReadonlyMap<string, string>;
  readonly requests: Requests;
}

/** Null is what is not known. */
export interface ReportedCluster {
  readonly reachable: boolean;
  readonly context: string | null;
  readonly server: string | null;
  readonly uid: string | null;
  readonly version: string | null;
  /** Why it is not reachable, or why it has no uid. */
  readonly error: string | null;
}

/** How many checks are in which state. What is still being asked is not known. */
export function countsOf(phases: readonly PhaseResult[]): Readonly<Record<Exclude<State, 'running'>, number>> {
  const counts = { passed: 0, failed: 0, blocked: 0, unknown: 0, stale: 0, notApplicable: 0 };
  for (const { checks } of phases) for (const { state } of checks) counts[state === 'running' ? 'unknown' : state]++;
  return counts;
}
