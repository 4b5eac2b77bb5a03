import { canonical } from '../phases/canonical.ts';
import { sha256 } from '../sha256.ts';
import type { BootstrapPlan } from './plan.ts';

/**
 * SHA-256 in hex of what decides about what a run does: which cluster, which commit, which phase, what does not count
 * against it, and what each step that is not satisfied would do. Words that are only shown are not in it.
 */
export function digestOf({
  cluster,
  head,
  phase,
  overrides,
  steps,
}: Pick<BootstrapPlan, 'cluster' | 'head' | 'phase' | 'overrides' | 'steps'>): Promise<string> {
  const open = steps.filter(({ satisfied }) => !satisfied);
  const text = canonical({
    uid: cluster.uid,
    head,
    phase: phase.id,
    overrides,
    steps: open.map(({ id, kind, decides }) => ({ id, kind, decides })),
  });
  return sha256(new TextEncoder().encode(text));
}
