import type { BootstrapPlan, PlannedStep } from '../../../../src/domain/bootstrap/plan.ts';
import { unknownItems } from '../../../../src/domain/bootstrap/preflight.ts';
import type { RanStep, Run } from '../../../../src/domain/bootstrap/run.ts';

/** A step that would do something, but for what is said. */
export function plannedStep(id: string, more: Partial<PlannedStep> = {}): PlannedStep {
  return {
    id,
    kind: 'command',
    title: `Title of ${id}`,
    spot: { path: 'phases/2-gitops/phase.yaml', line: 3 },
    risk: 'none',
    undo: null,
    satisfied: false,
    reason: '"A check": 0 of 1.',
    argv: [],
    changes: [],
    problem: null,
    asks: [],
    typed: [],
    use: null,
    decides: id,
    ...more,
  };
}

export function planOf(steps: readonly PlannedStep[], more: Partial<BootstrapPlan> = {}): BootstrapPlan {
  return {
    phase: { id: 'gitops', number: 2, title: 'GitOps' },
    cluster: { context: 'homelab', server: 'https://homelab:6443', uid: '00000000-0000-4000-8000-000000000001' },
    head: 'a'.repeat(40),
    steps,
    preflight: unknownItems().map(({ id, title }) => ({ id, title, state: 'ok', sentence: 'It is.' })),
    overrides: [],
    obstacles: [],
    digest: 'd'.repeat(64),
    ...more,
  };
}

export function ranStep(id: string, more: Partial<RanStep> = {}): RanStep {
  const base = { id, kind: 'command', title: `Title of ${id}`, state: 'passed' } as const;
  return { ...base, message: 'It is made.', remedy: null, ms: 61_000, commit: null, ...more };
}

export function runOf(steps: readonly RanStep[], more: Partial<Run> = {}): Run {
  return {
    end: 'passed',
    sentence: 'GitOps: 1 of 1 steps ran.',
    remedy: null,
    plan: planOf(steps.map(({ id }) => plannedStep(id))),
    holder: 'me@here/1',
    begun: '2026-01-02T03:04:05.000Z',
    ended: '2026-01-02T03:06:06.000Z',
    steps,
    left: null,
    phase: null,
    ...more,
  };
}
