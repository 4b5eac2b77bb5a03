import { conditionOf } from './expression.ts';
import { given } from './given.ts';
import type { PlannedPhase } from './plan.ts';
import type { CheckResult, PhaseResult, State, StepResult } from './result.ts';
import { onDemandKinds } from './spec.ts';
import type { PlatformSpec } from './spec.ts';
import type { World } from './world.ts';

/** Which state of several counts; what does not apply and what has passed are left when nothing else is. */
const worstFirst = ['failed', 'blocked', 'running', 'unknown', 'stale'] as const;

/** How a phase stands by its required checks alone. All of them not applicable is passed. */
export function stateOf(checks: readonly CheckResult[]): State {
  const required = checks.filter(({ level }) => level === 'required');
  return worstFirst.find((state) => required.some((check) => check.state === state)) ?? 'passed';
}

/**
 * Whether later phases need not wait for a phase: what only waits for somebody to ask blocks nothing, nor does what
 * passed when it was last seen.
 */
export function isClear({ state, reason, checks }: Pick<PhaseResult, 'state' | 'reason' | 'checks'>): boolean {
  if (state === 'passed' || state === 'notApplicable') return true;
  if (state === 'blocked' || reason !== null) return false;
  return checks.filter(({ level }) => level === 'required').every(lets);
}

function lets(check: CheckResult): boolean {
  const { kind, state, was } = check;
  if (state === 'passed' || state === 'notApplicable') return true;
  if (onDemandKinds.has(kind)) return state === 'stale' || state === 'unknown' || state === 'running';
  if (state === 'stale') return was === 'passed';
  // It has nothing against it but a check that nobody has asked for yet.
  return state === 'unknown' && check.blockedBy !== null;
}

/** Whether it is only not known yet: what waits for it is not blocked, and not clear either. */
export function isOpen({ state, checks }: Pick<PhaseResult, 'state' | 'checks'>): boolean {
  return (
    state === 'running' &&
    checks.every((check) => check.level === 'advisory' || lets(check) || check.state === 'running')
  );
}

/** Which steps of a phase have nothing to do any more. */
export function stepsOf(
  phase: PlannedPhase,
  checks: readonly CheckResult[],
  spec: PlatformSpec,
  world: World,
): readonly StepResult[] {
  const byId = new Map(checks.map((check) => [check.id, check]));
  const usable = phase.steps.map(({ spec: step, when }): StepResult => {
    const { id, kind, title, spot, satisfiedBy } = step;
    const base = { id, kind, title, spot, applies: true, problem: null };
    const applies = when === null ? { value: true } : conditionOf(when, given(spec, world));
    if ('problem' in applies) {
      return { ...base, satisfied: false, reason: `Whether it applies can't be told: ${applies.problem}` };
    }
    if (!applies.value) return { ...base, applies: false, satisfied: true, reason: '' };
    const reason = missingOf(satisfiedBy, byId);
    return { ...base, satisfied: reason === '', reason };
  });
  const unusable = phase.spec.unusable.map((step): StepResult => ({
    ...step,
    applies: true,
    satisfied: false,
    reason: step.problem,
  }));
  // Each where it stands in the file.
  return [...usable, ...unusable].toSorted((one, other) => one.spot.line - other.spot.line);
}

function missingOf(ids: readonly string[], checks: ReadonlyMap<string, CheckResult>): string {
  if (ids.length === 0) return 'No check says when it is done.';
  const missing = ids.flatMap((id) => {
    const check = checks.get(id);
    if (check === undefined) return `"${id}" is no check of this phase`;
    if (check.state === 'passed' || check.state === 'notApplicable') return [];
    return `"${check.title}": ${check.state === 'stale' ? 'not looked at lately' : check.message}`;
  });
  return missing.length === 0 ? '' : `${missing.join('; ')}.`;
}
