import type { BootstrapPlan } from '../../domain/bootstrap/plan.ts';
import { redacted } from '../../domain/bootstrap/redact.ts';

/** `slipway.plan/1` (docs/command-line.md), on one line. */
export function planJson({
  cluster,
  phase,
  head,
  digest,
  steps,
  preflight,
  overrides,
  obstacles,
}: BootstrapPlan): string {
  const plan = {
    format: 'slipway.plan/1',
    cluster,
    phase: phase.id,
    head,
    digest,
    obstacles,
    overrides,
    preflight: preflight.map(({ id, title, state, sentence, points = [] }) => ({ id, title, state, sentence, points })),
    steps: steps.map((step) => ({
      id: step.id,
      kind: step.kind,
      title: step.title,
      satisfied: step.satisfied,
      reason: step.reason,
      risk: step.risk,
      undo: step.undo,
      problem: step.problem,
      asks: step.asks,
      missing: step.missing ?? [],
      typed: step.typed,
      argv: step.argv,
      changes: step.changes.map(({ target, action, what, diff }) => ({ target, action, what, diff: redacted(diff) })),
    })),
  };
  return `${JSON.stringify(plan)}\n`;
}
