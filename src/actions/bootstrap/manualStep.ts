import { nothingNeeded } from '../../domain/bootstrap/needs.ts';
import { nothing } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import { missingFiles } from './namedFiles.ts';
import type { Step, WorkOf } from './step.ts';

/** What only a person can do: the text is shown, and they say when it is done; whether it is, the checks say. */
export const manualStep: Step<WorkOf<'manual'>, { readonly text: string }> = {
  patience: 5 * 60_000,
  confirmed: 'Its checks confirm that it is done.',
  needs: () => nothingNeeded,
  plan: async (ports, { folder }, { text }, signal) => {
    signal.throwIfAborted();
    const missing = await missingFiles(ports, folder, text);
    return { shown: { ...nothing, asks: [text], missing, decides: { text } }, decision: { text } };
  },
  run: async ({ questions }, { step }, { text }, say, signal) => {
    say('Waits for a person to say that it is done, as long as that takes.');
    const isDone = await questions.done({ title: step.title, text }, signal);
    if (isDone) return passed('Somebody says that it is done.');
    const message = 'Nobody says that it is done.';
    return failed(message, 'Do what the step says, and bootstrap the phase again.');
  },
};
