import { needsTogether } from '../../domain/bootstrap/needs.ts';
import type { Needs } from '../../domain/bootstrap/needs.ts';
import { workOf } from '../../domain/bootstrap/workOf.ts';
import type { StepSpec } from '../../domain/phases/spec.ts';
import { stepOf } from './planStep.ts';
import type { StepPlanning } from './planStep.ts';

/** What steps take of this machine and of the cluster; nothing is known of those that can't be worked out. */
export function needsOf(
  { steps, folder, spec, phase, git }: Pick<StepPlanning, 'steps' | 'folder' | 'spec' | 'phase' | 'git'>,
  open: readonly StepSpec[],
): Needs {
  return needsTogether(
    open.flatMap((step) => {
      const work = workOf(spec, phase, step, git);
      return 'problem' in work ? [] : [stepOf(steps, work).needs({ folder, spec, phase, step }, work)];
    }),
  );
}
