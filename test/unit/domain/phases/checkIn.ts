import { judgePhases } from '../../../../src/domain/phases/judgePhases.ts';
import type { Plan } from '../../../../src/domain/phases/plan.ts';
import type { CheckResult } from '../../../../src/domain/phases/result.ts';
import type { World } from '../../../../src/domain/phases/world.ts';

/** The result of one check of a plan in a world; `id` has its phase before it. */
export function checkIn(id: string, plan: Plan, world: World): CheckResult {
  const [phase, check] = id.split('/');
  const found = judgePhases({ ...plan, phases: plan.phases.filter(({ spec }) => spec.id === phase) }, world, null)
    .results.find((one) => one.id === phase)
    ?.checks.find((one) => one.id === check);
  if (found === undefined) throw new Error(`There is no check ${id}`);
  return found;
}
