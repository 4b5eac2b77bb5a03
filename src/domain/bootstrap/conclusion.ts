import type { BootstrapPlan } from './plan.ts';
import type { RanStep, Run } from './run.ts';
import { shortCommit } from './shortCommit.ts';

/** How a run ended in one sentence, and what to do then; null where nothing is left to do. */
export function conclusion(
  end: Run['end'],
  { phase, words }: Pick<BootstrapPlan, 'phase' | 'words'>,
  steps: readonly RanStep[],
): { readonly sentence: string; readonly remedy: string | null } {
  const done = steps.filter(({ state }) => state === 'passed').length;
  const count = `${done} of ${steps.length} steps ran`;
  const all = steps.length === 1 ? 'its one step ran' : `all ${done} steps ran`;
  const at = steps.find(({ state }) => state === 'failed' || state === 'cancelled' || state === 'waits');
  switch (end) {
    case 'passed':
      return {
        sentence: `${phase.title}: ${done === steps.length ? all : `${count}, and the others had nothing to do`}.`,
        remedy: words?.after ?? null,
      };
    case 'cancelled': {
      // A step that was cut counts as none, and what it has committed is done all the same.
      const cut = at?.commit ?? null;
      const made = cut === null ? '' : `, and the commit ${shortCommit(cut)} is made`;
      const settled = steps.filter(({ state }) => state === 'passed' || state === 'satisfied').length;
      return {
        sentence: `${phase.title} was cancelled at "${at?.title ?? ''}": ${settled} of ${steps.length} steps are done${made}.`,
        remedy: words?.again ?? 'Run the phase again: it looks at what is there, and goes on.',
      };
    }
    case 'waits':
      return {
        sentence: `${phase.title} waits at "${at?.title ?? ''}": ${at?.message ?? ''}`,
        remedy: at?.remedy ?? null,
      };
    case 'failed':
    case 'changed':
      return {
        sentence: `${phase.title} stopped at "${at?.title ?? ''}": ${at?.message ?? ''}`,
        remedy: at?.remedy ?? null,
      };
  }
}
