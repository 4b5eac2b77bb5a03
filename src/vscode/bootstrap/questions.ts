import { basename } from 'node:path';
import * as vscode from 'vscode';
import { plain } from '../../domain/markdown.ts';
import type { Clock, Files } from '../../ports.ts';
import type { Question, Questions } from '../../writes.ts';
import { askBeside } from '../beside.ts';
import { Preview } from '../preview.ts';
import { askBackup, proposedBackup } from '../sealing/backup.ts';
import { askSteps } from '../steps.ts';
import type { Step } from '../steps.ts';
import { inNotice, inPick, short } from '../text.ts';
import { passwordStep, restoreSteps, secretSteps } from './answers.ts';

export interface QuestionsWorld {
  readonly files: Files;
  readonly clock: Clock;
  /** Absolute path of the platform. */
  readonly folder: string;
}

/**
 * Asks in this window. Who steps away from a box has not answered: the step that asked says what is missing. What was left to
 * be read goes when it is disposed of.
 */
export function editorQuestions(world: QuestionsWorld): Questions & vscode.Disposable {
  const last = new LastDone();
  return {
    secret: async (question, signal) => {
      const wanted = inNotice(question.text, 600);
      // What is no value of a Secret is a password, and nobody keeps that in a file.
      if (question.value === undefined)
        return (await askSteps(titleOf(question), [passwordStep(wanted)], null, signal)) ?? null;
      const said = await askSteps(titleOf(question), secretSteps(wanted), null, signal);
      return said?.text ?? null;
    },
    typed: async (question, signal) => {
      const said = await askSteps(titleOf(question), [typedStep(question)], false, signal);
      return said ?? false;
    },
    done: async (question, signal) => {
      await last.close();
      const isDone = await done(question, signal);
      if (isDone) await last.show(question);
      return isDone;
    },
    agreed,
    backup: async (question, signal) => {
      const proposal = await proposedBackup(basename(world.folder), world);
      return askBackup(titleOf(question), world.files, proposal, signal);
    },
    restore: async (question, signal) => {
      const said = await askSteps(titleOf(question), restoreSteps(inNotice(question.text, 600)), null, signal);
      return said?.restored ?? null;
    },
    dispose: () => void last.close(),
  };
}

/** The title says what for, the text is what has to be typed. */
function typedStep({ text }: Question): Step<boolean> {
  return {
    ask: async (asker) => {
      const wanted = short(text, 300);
      await asker.text({
        prompt: vscode.l10n.t('Type "{0}" to go on.', wanted),
        problem: (typed) => (typed === text ? null : vscode.l10n.t('"{0}" is wanted, exactly.', wanted)),
      });
      return true;
    },
  };
}

/** What somebody says to have done: its text stays for who reads on while its checks are waited for, until the next one, or the end. */
class LastDone {
  #preview: Preview | null = null;

  async show(question: Question): Promise<void> {
    this.#preview = new Preview(nameOf(question));
    await this.#preview.show(documentOf(question), { stays: true });
  }

  async close(): Promise<void> {
    const preview = this.#preview;
    this.#preview = null;
    await preview?.close();
    preview?.dispose();
  }
}

/** Something to read and to do, which takes as long as it takes: the text stands in a document, the question beside it. */
function done(question: Question, signal: AbortSignal): Promise<boolean> {
  const yes = {
    label: vscode.l10n.t('Done'),
    detail: vscode.l10n.t('What the document asks for is so; it stays open while that is checked.'),
  };
  return answered(question, yes, vscode.l10n.t('What is to be done is in the document.'), signal);
}

/** Something that somebody may want or not, with its reasons in a document. */
function agreed(question: Question, signal: AbortSignal): Promise<boolean> {
  const yes = { label: vscode.l10n.t('Go On'), detail: vscode.l10n.t('I have read the document, and want that.') };
  return answered(question, yes, vscode.l10n.t('What it is about is in the document.'), signal);
}

async function answered(
  question: Question,
  yes: { readonly label: string; readonly detail: string },
  placeholder: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { title } = question;
  const choices = [
    { ...yes, value: true },
    {
      label: vscode.l10n.t('Stop Here'),
      detail: vscode.l10n.t('What was done stays; Bootstrap Phase goes on from here.'),
      value: false,
    },
  ];
  const [name, document] = [nameOf(question), documentOf(question)];
  const left = (): Promise<boolean> => remind(title, yes.label, signal);
  return (await askBeside({ name, document, title: inPick(title), placeholder, choices, left }, signal)) ?? false;
}

/** Of the tab. */
function nameOf({ title }: Question): string {
  return `${short(title, 60).replaceAll(/[\\/]/g, ' ')}.md`;
}

function documentOf({ title, text }: Question): string {
  return [`# ${plain(title)}`, '', ...text.split('\n').map(plain), ''].join('\n');
}

/** Whoever does it may open other lists meanwhile: the question waits among the notifications then. */
async function remind(title: string, yes: string, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  const stop = vscode.l10n.t('Stop Here');
  const said = vscode.l10n.t('"{0}" waits for you.', inNotice(title, 100));
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    return (await Promise.race([vscode.window.showInformationMessage(said, yes, stop), aborted.promise])) === yes;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function titleOf({ title }: Question): string {
  return short(title, 120);
}
