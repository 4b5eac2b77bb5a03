import type { BootstrapPlan, PlannedStep } from '../../../../src/domain/bootstrap/plan.ts';
import { unknownItems } from '../../../../src/domain/bootstrap/preflight.ts';
import type { PreflightItem } from '../../../../src/domain/bootstrap/preflight.ts';
import type { Run } from '../../../../src/domain/bootstrap/run.ts';

export function plannedStep(said: Partial<PlannedStep> = {}): PlannedStep {
  return {
    id: 'release',
    kind: 'gitops',
    title: 'Release security',
    spot: { path: 'phases/3-security/phase.yaml', line: 7 },
    risk: 'disruptive',
    undo: null,
    satisfied: false,
    reason: 'released: 2',
    argv: [],
    changes: [],
    problem: null,
    asks: [],
    typed: [],
    use: null,
    decides: null,
    ...said,
  };
}

/** A plan in which nothing stands against it, unless these do. */
export function planOf(
  said: Partial<BootstrapPlan> = {},
  problems: readonly PreflightItem['id'][] = [],
): BootstrapPlan {
  const preflight = unknownItems().map(({ id, title }): PreflightItem => {
    const isProblem = problems.includes(id);
    return { id, title, state: isProblem ? 'problem' : 'ok', sentence: isProblem ? `${title}: no.` : 'It is.' };
  });
  return {
    phase: { id: 'security', number: 3, title: 'Security' },
    cluster: { context: 'homelab', server: 'https://10.0.0.2:6443', uid: 'u-1' },
    head: 'c0ffee',
    steps: [plannedStep()],
    preflight,
    overrides: [],
    obstacles: preflight.filter(({ state }) => state === 'problem').map(({ sentence }) => sentence),
    digest: '1a2b3c4d5e6f7a8b9c0d',
    ...said,
  };
}

export function runOf(plan: BootstrapPlan, said: Partial<Run> = {}): Run {
  return {
    end: 'passed',
    sentence: 'Security is bootstrapped.',
    remedy: null,
    plan,
    holder: 'me@desk/1',
    begun: '2026-01-01T12:00:00Z',
    ended: '2026-01-01T12:01:00Z',
    steps: [],
    left: null,
    phase: null,
    ...said,
  };
}
