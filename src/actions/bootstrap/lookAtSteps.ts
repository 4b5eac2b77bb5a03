import type { PlannedStep } from '../../domain/bootstrap/plan.ts';
import { counted } from '../../domain/phases/words.ts';
import type { Board } from './board.ts';

/** What the steps would do, and what somebody is asked for. A later step may be mended by what an earlier one does. */
export function lookAtSteps(steps: readonly PlannedStep[], board: Pick<Board, 'set'>): void {
  const open = steps.filter(({ satisfied }) => !satisfied);
  const [first] = open;
  const later = open.slice(1).filter(({ problem }) => problem !== null);
  if (first?.problem !== undefined && first.problem !== null)
    board.set('steps', 'problem', `"${first.title}": ${first.problem}`);
  else if (later.length > 0)
    board.set(
      'steps',
      'asked',
      later.map(({ title, problem }) => `"${title}", as things are now: ${problem}`),
    );
  else board.set('steps', 'ok', workSentence(open, steps.length));
  const asks = open.flatMap((step) => step.asks);
  if (asks.length === 0) board.set('secrets', 'ok', 'No value will be asked for.');
  else board.set('secrets', 'asked', asks);
}

function workSentence(open: readonly PlannedStep[], all: number): string {
  if (open.length === 0) return 'Nothing has to be done: all is as it should be.';
  const changes = open.flatMap((step) => step.changes).filter(({ action }) => action !== 'use').length;
  const what = changes === 0 ? 'Slipway changes nothing by itself' : counted(changes, 'change');
  return `${open.length} of ${counted(all, 'step')} ${open.length === 1 ? 'has' : 'have'} something to do: ${what}.`;
}
