import type { CheckResult, PhaseResult } from '../../domain/phases/result.ts';
import { countsOf } from './phasesReport.ts';
import type { PhasesReport } from './phasesReport.ts';

/** `slipway.phases/1` (docs/command-line.md), on one line. */
export function phasesJson({ at, cluster, released, phases, requests }: PhasesReport): string {
  const report = {
    format: 'slipway.phases/1',
    at: at.toISOString(),
    cluster,
    released,
    phases: phases.map(phaseOf),
    requests,
    summary: countsOf(phases),
  };
  return `${JSON.stringify(report)}\n`;
}

function phaseOf({ id, number, title, state, blockedBy, reason, steps, checks }: PhaseResult) {
  return {
    id,
    number,
    title,
    state,
    blockedBy,
    reason,
    steps: steps.map((step) => ({ id: step.id, kind: step.kind, satisfied: step.satisfied, reason: step.reason })),
    checks: checks.map(checkOf),
  };
}

function checkOf(check: CheckResult) {
  const { id, kind, title, level, state, message, reason, remedy, blockedBy, ms, needsValidate, culprits } = check;
  const { at, reads, files, summary } = check.evidence;
  return {
    id,
    kind,
    title,
    level,
    state,
    message,
    reason,
    remedy,
    blockedBy,
    ms,
    needsValidate,
    culprits,
    evidence: {
      at,
      reads: reads.map(({ verb, apiVersion, kind: of, namespace, resourceVersion, count }) => ({
        verb,
        apiVersion,
        kind: of,
        namespace,
        resourceVersion,
        count,
      })),
      files,
      summary,
    },
  };
}
