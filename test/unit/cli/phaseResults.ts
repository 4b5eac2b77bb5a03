import type { PhasesReport } from '../../../src/cli/format/phasesReport.ts';
import type { CheckResult, PhaseResult } from '../../../src/domain/phases/result.ts';

/** A check that passed, but for what is said. */
export function checkResult(id: string, more: Partial<CheckResult> = {}): CheckResult {
  return {
    id,
    kind: 'resource',
    title: `Title of ${id}`,
    why: null,
    level: 'required',
    spot: { path: 'phases/1-storage/phase.yaml', line: 1 },
    state: 'passed',
    message: '3 nodes',
    reason: null,
    remedy: null,
    blockedBy: null,
    right: null,
    was: null,
    needsValidate: false,
    evidence: {
      at: '2026-01-01T00:00:00.000Z',
      reads: [
        {
          verb: 'list',
          apiVersion: 'v1',
          kind: 'Node',
          namespace: null,
          resourceVersion: '7',
          count: 3,
          at: '2026-01-01T00:00:00.000Z',
        },
      ],
      files: [],
      summary: '3 × Node',
    },
    culprits: [],
    ms: 0,
    ...more,
  };
}

/** On demand, and nobody has asked. */
export const waiting: Partial<CheckResult> = {
  kind: 'http',
  state: 'unknown',
  message: 'needs Validate',
  needsValidate: true,
  reason: 'It runs only when somebody asks for it.',
  evidence: { at: null, reads: [], files: [], summary: '' },
};

/** A phase that passed, but for what is said. */
export function phaseResult(id: string, checks: readonly CheckResult[], more: Partial<PhaseResult> = {}): PhaseResult {
  return {
    id,
    number: 1,
    title: `Phase ${id}`,
    summary: '',
    spot: { path: 'phases/1-storage/phase.yaml', line: 0 },
    state: 'passed',
    blockedBy: [],
    reason: null,
    steps: [],
    checks,
    ...more,
  };
}

export function phasesReport(phases: readonly PhaseResult[], more: Partial<PhasesReport> = {}): PhasesReport {
  return {
    platform: 'homelab',
    at: new Date('2026-01-01T00:00:00Z'),
    cluster: {
      reachable: true,
      context: 'home',
      server: 'https://127.0.0.1:6443',
      uid: 'uid-1',
      version: 'v1.36.0',
      error: null,
    },
    released: 3,
    phases,
    titles: new Map(phases.map(({ id, title }) => [id, title])),
    requests: { list: 1, get: 2, watch: 1, write: 0 },
    ...more,
  };
}
