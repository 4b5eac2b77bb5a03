import type { Planned } from '../../domain/bootstrap/plan.ts';
import { failed, passed } from './ran.ts';
import type { WorkOf, Step } from './step.ts';

/** What only a person can do: the text is shown, and they say when it is done; whether it is, the checks say. */
export const manualStep: Step<WorkOf<'manual'>> = {
  plan: (_ports, _place, { text }, signal): Promise<Planned> => {
    signal.throwIfAborted();
    const asks = [text];
    return Promise.resolve({ argv: [], changes: [], problem: null, asks, typed: [], decides: { text } });
  },
  run: async ({ questions }, { step }, { text }, _planned, _say, signal) => {
    const isDone = await questions.done({ title: step.title, text }, signal);
    if (isDone) return passed('Somebody says that it is done.');
    const message = 'Nobody says that it is done.';
    return failed(message, 'Do what the step says, and bootstrap the phase again.');
  },
};
