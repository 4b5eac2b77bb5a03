import { judgeCheck } from './check.ts';
import type { JudgedCheck } from './check.ts';
import { conditionOf } from './expression.ts';
import { canonical } from './canonical.ts';
import { given } from './given.ts';
import { isClear, isOpen, stateOf, stepsOf } from './phaseState.ts';
import type { Plan, PlannedCheck, PlannedPhase } from './plan.ts';
import type { CheckResult, PhaseResult } from './result.ts';
import type { PlatformSpec } from './spec.ts';
import { verdict, resultOf } from './verdict.ts';
import type { World } from './world.ts';

/** All phases as they were judged, with what the next judgement need not find out again. */
export interface Judged {
  /** By their numbers. */
  readonly results: readonly PhaseResult[];
  /** By phase and check. */
  readonly checks: ReadonlyMap<string, JudgedCheck>;
}

/**
 * Judges all phases of a platform by what is known of it now. Checks and phases of which nothing has changed are the same
 * objects as in the judgement before. Never throws, whatever the files and the cluster hold.
 */
export function judgePhases(plan: Plan, world: World, before: Judged | null): Judged {
  const checks = new Map<string, JudgedCheck>();
  const known = new Map<string, PhaseResult>();
  const former = new Map(before?.results.map((result) => [result.id, result]));
  const results = plan.phases.map((phase) => {
    const own = judgeChecks(phase, plan, world, before, checks);
    const result = phaseResult(phase, plan.spec, world, own, known);
    const last = former.get(result.id);
    const kept = last !== undefined && canonical(last) === canonical(result) ? last : result;
    known.set(kept.id, kept);
    return kept;
  });
  return { results, checks };
}

/** Up to which phase Argo CD keeps what Git says; null when `platform.yaml` does not say. */
export function releasedPhase({ platform }: PlatformSpec): number | null {
  if (typeof platform !== 'object' || platform === null || !('releasedPhase' in platform)) return null;
  const { releasedPhase: released } = platform;
  return typeof released === 'number' ? released : null;
}

/** The checks of a phase, those first that others require; the results are in the order of the file. */
function judgeChecks(
  phase: PlannedPhase,
  plan: Plan,
  world: World,
  before: Judged | null,
  into: Map<string, JudgedCheck>,
): readonly CheckResult[] {
  const byId = new Map(phase.checks.map((check) => [check.spec.id, check]));
  const results = new Map<string, CheckResult>();
  const open = new Set<string>();
  const judge = (check: PlannedCheck): CheckResult => {
    const { id } = check.spec;
    const done = results.get(id);
    if (done !== undefined) return done;
    if (open.has(id) || open.size > deepest) return circle(check);
    open.add(id);
    const required = check.spec.requires.map((name) => {
      const other = byId.get(name);
      return other === undefined ? nobody(check, name) : judge(other);
    });
    open.delete(id);
    const key = `${phase.spec.id}/${id}`;
    const judged = judgeCheck(check, phase, plan, world, required, before?.checks.get(key));
    into.set(key, judged);
    results.set(id, judged.result);
    return judged.result;
  };
  return phase.checks.map(judge);
}

/** Longer chains of checks are nobody's plan, and what walks along them does so on the stack. */
const deepest = 200;

function circle({ spec }: PlannedCheck): CheckResult {
  return resultOf(
    spec,
    verdict('blocked', 'waits for itself', {
      reason: 'The checks require each other, or too many one after the other.',
    }),
  );
}

/** A check that is required and that there is none of never passes. */
function nobody({ spec }: PlannedCheck, id: string): CheckResult {
  const reason = `This phase has no check "${id}".`;
  return { ...resultOf(spec, verdict('blocked', 'there is no such check', { reason })), id, title: id };
}

function phaseResult(
  phase: PlannedPhase,
  spec: PlatformSpec,
  world: World,
  checks: readonly CheckResult[],
  earlier: ReadonlyMap<string, PhaseResult>,
): PhaseResult {
  const { id, number, title, summary, spot, requires, problem } = phase.spec;
  const steps = stepsOf(phase, checks, spec, world);
  const base = { id, number, title, summary, spot, steps, checks };
  if (problem !== null) return { ...base, state: 'unknown', blockedBy: [], reason: problem };
  if (phase.when !== null) {
    const applies = conditionOf(phase.when, given(spec, world));
    if ('problem' in applies) {
      return {
        ...base,
        state: 'unknown',
        blockedBy: [],
        reason: `Whether it applies can't be told: ${applies.problem}`,
      };
    }
    if (!applies.value) return { ...base, state: 'notApplicable', blockedBy: [], reason: null };
  }
  const state = stateOf(checks);
  const blockedBy = state === 'passed' ? [] : blockers(requires, earlier);
  return { ...base, state: blockedBy.length > 0 ? 'blocked' : state, blockedBy, reason: null };
}

/** The phases at the root of it: not the one that waits itself, but what that waits for. */
function blockers(requires: readonly string[], earlier: ReadonlyMap<string, PhaseResult>): readonly string[] {
  const ids = requires.flatMap((id) => {
    const phase = earlier.get(id);
    // A phase that comes later, or that there is none of, is told in the file; nothing can wait for it.
    if (phase === undefined || isClear(phase) || isOpen(phase)) return [];
    return phase.state === 'blocked' && phase.blockedBy.length > 0 ? phase.blockedBy : [id];
  });
  return [...new Set(ids)];
}
