import type { PhaseResult } from '../domain/phases/result.ts';
import type { PlatformSpec } from '../domain/phases/spec.ts';
import type { Connection } from '../live/state.ts';
import type { PhasesReport } from './format/phasesReport.ts';

/** What stood in the way of looking, with its exit status. */
export interface Trouble {
  readonly code: 'phases/unusable' | 'phases/kubeconfig' | 'phases/not-allowed';
  readonly sentence: string;
  readonly status: 2 | 4;
}

/**
 * Files that can't be used, a kubeconfig or context that was named and is none, and a context that nobody has agreed to.
 * A cluster that only can't be reached is no such trouble: what it would say is unknown, and the report says so.
 */
export function troublesOf(spec: PlatformSpec, connection: Connection, isNamed: boolean): readonly Trouble[] {
  const sentences = [...spec.problems, ...spec.phases.flatMap(({ problem }) => problem ?? [])];
  const files = [...new Set(sentences)].map((sentence): Trouble => ({ code: 'phases/unusable', sentence, status: 2 }));
  const failure = 'failure' in connection ? connection.failure : null;
  if (failure?.code === 'kubeconfig' && isNamed)
    return [...files, { code: 'phases/kubeconfig', sentence: failure.message, status: 2 }];
  if (failure?.code === 'consent') {
    const sentence = `${failure.message} Name it with --context or --kubeconfig to agree to what it does.`;
    return [...files, { code: 'phases/not-allowed', sentence, status: 4 }];
  }
  return files;
}

/** The exit status (docs/command-line.md): refused, unusable, failed, not known, well. */
export function phasesStatus(phases: readonly PhaseResult[], troubles: readonly Trouble[]): number {
  const statuses = new Set<number>(troubles.map(({ status }) => status));
  const required = phases.flatMap(({ checks }) => checks).filter(({ level }) => level === 'required');
  if (required.some(({ state }) => state === 'failed')) statuses.add(1);
  const isKnown = (state: PhaseResult['state']): boolean =>
    state === 'passed' || state === 'failed' || state === 'notApplicable';
  if (![...required, ...phases].every(({ state }) => isKnown(state))) statuses.add(3);
  return [4, 2, 1, 3].find((status) => statuses.has(status)) ?? 0;
}

/** Whether somebody means a phase: by its id, or by the number that stands before its title. */
export function isPhase({ id, number }: { readonly id: string; readonly number: number }, named: string): boolean {
  return id === named || String(number) === named;
}

/** One phase with all that have to be done before it; null when there is none of this name. */
export function onlyPhase(spec: PlatformSpec, named: string): PlatformSpec | null {
  const found = spec.phases.find((phase) => isPhase(phase, named));
  if (found === undefined) return null;
  const wanted = new Set([found.id]);
  // Grows while it is walked.
  for (const one of wanted)
    for (const phase of spec.phases) if (phase.id === one) for (const before of phase.requires) wanted.add(before);
  return { ...spec, phases: spec.phases.filter((phase) => wanted.has(phase.id)) };
}

/** Whether two reports say the same, whatever was read for them and when. */
export function sameResults(one: PhasesReport, other: PhasesReport): boolean {
  return essence(one) === essence(other);
}

function essence({ platform, cluster, released, phases }: PhasesReport): string {
  return JSON.stringify([
    platform,
    cluster,
    released,
    phases.map((phase) => ({
      ...phase,
      checks: phase.checks.map(({ evidence: _evidence, ms: _ms, ...check }) => check),
    })),
  ]);
}
