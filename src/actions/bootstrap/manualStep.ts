import { nothingNeeded } from '../../domain/bootstrap/needs.ts';
import { nothing } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import type { Step, WorkOf } from './step.ts';

/** What only a person can do: the text is shown, and they say when it is done; whether it is, the checks say. */
export const manualStep: Step<WorkOf<'manual'>, { readonly text: string }> = {
  patience: 5 * 60_000,
  needs: () => nothingNeeded,
  plan: (_ports, _place, { text }, signal) => {
    signal.throwIfAborted();
    return Promise.resolve({ shown: { ...nothing, asks: [text], decides: { text } }, decision: { text } });
  },
  run: async ({ questions }, { step }, { text }, _say, signal) => {
    const isDone = await questions.done({ title: step.title, text }, signal);
    if (isDone) return passed('Somebody says that it is done.');
    const message = 'Nobody says that it is done.';
    return failed(message, 'Do what the step says, and bootstrap the phase again.');
  },
};
