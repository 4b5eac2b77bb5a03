import { canonical } from '../phases/canonical.ts';
import { sha256 } from '../sha256.ts';
import type { BootstrapPlan, PlannedStep } from './plan.ts';

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
    steps: open.map(decisionOf),
  });
  return sha256(new TextEncoder().encode(text));
}

/** What decides about what the run of a step does, and about what is asked before it. */
export function decisionOf({ id, kind, risk, undo, typed, use, decides, files = [] }: PlannedStep): object {
  return { id, kind, risk, undo, typed, use, decides, files };
}

/**
 * Whether a step would do what somebody has agreed to. Data that was not there then is what a step before it, or a person,
 * has made meanwhile; a script that has come is another thing than nothing.
 */
export function isAgreed(agreed: PlannedStep, now: PlannedStep): boolean {
  const known = new Map((agreed.files ?? []).map((file) => [file.path, file]));
  const files = (now.files ?? []).flatMap((file) => {
    const before = known.get(file.path);
    if (file.isScript || (before !== undefined && before.sha256 !== null)) return [file];
    // What was not there is named before only where its word looks like a file.
    return before ?? [];
  });
  return canonical(decisionOf({ ...now, files })) === canonical(decisionOf({ ...agreed, files: agreed.files ?? [] }));
}
