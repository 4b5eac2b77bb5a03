import { outdated } from './live.ts';
import type { PlannedCheck } from './plan.ts';
import type { PlatformSpec } from './spec.ts';
import { inputsOf } from './use.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import type { World } from './world.ts';

/** Milliseconds for which an answer counts. */
const longest = 24 * 60 * 60 * 1000;

/** What is known of a check that runs only when somebody asks for it. `was` is what was known before it began to run. */
export function judgeOnDemand(
  check: PlannedCheck,
  phase: string,
  spec: PlatformSpec,
  world: World,
  was: Verdict['was'],
): Verdict {
  const { spec: one } = check;
  const answer = world.onDemand(phase, one.id);
  if (answer === 'running') return verdict('running', 'is being validated', { was });
  if (answer === null) {
    const problem = one.kind === 'admission' || one.kind === 'probe' ? one.problem : null;
    const reason = problem ?? 'It runs only when somebody asks for it.';
    return verdict('unknown', 'needs Validate', { reason, needsValidate: true });
  }
  const { state, message, reason, remedy, right, culprits, evidence, ms } = answer;
  const judged = verdict(state, message, { reason, remedy, right, culprits, evidence, ms });
  const age = world.now - answer.at;
  if (age >= longest) return { ...outdated(judged, 'It was validated more than 24 hours ago.'), needsValidate: true };
  if (answer.inputs !== inputsOf(check, spec, world.git)) {
    return { ...outdated(judged, 'What it reads has changed since it was validated.'), needsValidate: true };
  }
  return judged;
}
