import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { whyNot } from '../actions/whyNot.ts';
import { lockProblem } from '../domain/sealing/age.ts';
import type { Lock, Opener } from '../domain/sealing/age.ts';
import { backupProblem } from '../domain/sealing/backupProblem.ts';
import { visible } from '../domain/visible.ts';
import { nodeFiles } from '../node/files.ts';
import { askHidden } from '../node/passphrase.ts';
import { readStdin } from '../node/stdin.ts';
import type { FileText } from '../ports.ts';
import type { Question, Questions } from '../writes.ts';
import type { Answers } from './bootstrapAnswers.ts';

/** What the questions of the command line are asked with. */
export interface QuestionWorld {
  /** Null when nobody sits there. */
  readonly terminal: AskingTerminal | null;
  /** A line that is no result. */
  readonly say: (line: string) => void;
  /** The text of a file, of standard input for `-`. */
  readonly read: (path: string) => Promise<FileText>;
  readonly absolute: (path: string) => string;
}

/** Both answer null when the user gives up, and reject when the signal aborts. */
export interface AskingTerminal {
  line(question: string, signal: AbortSignal): Promise<string | null>;
  /** What is typed is not shown. */
  hidden(question: string, signal: AbortSignal): Promise<string | null>;
}

/**
 * The questions of steps on the command line: what was said beforehand answers first, then who sits at the terminal. Where
 * nobody does, it says what is missing and steps away.
 */
export function cliQuestions(answers: Answers, world: QuestionWorld): Questions {
  const asked = { answers, world };
  return {
    secret: (question, signal) => secret(asked, question, signal),
    typed: async ({ title, text }, signal) => {
      const { terminal, say } = world;
      if (terminal === null) return stepAway(say, `${title}: "${text}" has to be typed at a terminal.`, false);
      say(visible(title));
      return (await terminal.line(`Type "${visible(text)}" to go on: `, signal)) === text;
    },
    done: (question, signal) =>
      yes(world, question, 'Is it so? [y/N] ', 'Only a person can do that; do it, and start again.', signal),
    agreed: (question, signal) =>
      yes(world, question, 'Go on? [y/N] ', 'Only a person can say that; answer in a terminal.', signal),
    backup: (question, signal) => backup(asked, question, signal),
    restore: (question, signal) => restore(asked, question, signal),
  };
}

/** Asks in the terminal; where nobody is there, says so. */
async function yes(
  { terminal, say }: QuestionWorld,
  { title, text }: Question,
  asked: string,
  away: string,
  signal: AbortSignal,
): Promise<boolean> {
  tell(say, { title, text });
  if (terminal === null) return stepAway(say, away, false);
  return /^y(es)?$/i.test(((await terminal.line(asked, signal)) ?? '').trim());
}

/** Those of this process. */
export function questionWorld(): QuestionWorld {
  return {
    terminal: process.stdin.isTTY && process.stderr.isTTY ? processTerminal : null,
    say: (line) => void process.stderr.write(`${line}\n`),
    read: (path) => (path === '-' ? readStdin() : nodeFiles.read(path)),
    absolute: (path) => resolve(path),
  };
}

const processTerminal: AskingTerminal = {
  line: (question, signal) =>
    new Promise((answer, reject) => {
      const terminal = createInterface({ input: process.stdin, output: process.stderr });
      const stop = (): void => {
        reject(signal.reason);
        terminal.close();
      };
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      terminal.once('close', () => {
        signal.removeEventListener('abort', stop);
        answer(null);
      });
      // The terminal is in raw mode meanwhile: Ctrl+C is a key, and has to be made a signal again.
      terminal.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      terminal.question(question, (line) => {
        answer(line);
        terminal.close();
      });
    }),
  hidden: (question, signal) => askHidden(question, { input: process.stdin, output: process.stderr }, signal),
};

interface Asked {
  readonly answers: Answers;
  readonly world: QuestionWorld;
}

async function secret({ answers, world }: Asked, question: Question, signal: AbortSignal): Promise<string | null> {
  const { terminal, say } = world;
  const { value } = question;
  const file = value === undefined ? undefined : answers.values.get(value);
  // Where it should name a file, the value itself may stand.
  if (file !== undefined) return textOf(world, file, `The file that --value names for ${value ?? ''}`);
  tell(say, question);
  if (terminal === null) {
    const how = value === undefined ? 'it has to be typed at a terminal' : `say --value ${value}=FILE`;
    return stepAway(say, `Nobody is here to say it; ${how}.`, null);
  }
  if (value === undefined) return terminal.hidden('(unseen): ', signal);
  const typed = await terminal.hidden('Value (unseen), or @ and a file: ', signal);
  if (typed === null || !typed.startsWith('@')) return typed;
  return typed.startsWith('@@') ? typed.slice(1) : textOf(world, typed.slice(1));
}

async function backup(
  { answers, world }: Asked,
  question: Question,
  signal: AbortSignal,
): Promise<{ readonly file: string; readonly lock: Lock } | null> {
  const { terminal, say, absolute } = world;
  const { backup: known, recipients } = answers;
  if (known !== null && recipients.length > 0) return { file: absolute(known), lock: { recipients } };
  tell(say, question);
  if (terminal === null) return stepAway(say, 'Nobody is here to say it; say --backup FILE --recipient age1….', null);
  const file = known ?? (await terminal.line('File for the encrypted backup: ', signal))?.trim() ?? '';
  if (file === '') return null;
  const lock = await newPassphrase(terminal, say, signal);
  return lock === null ? null : { file: absolute(file), lock };
}

async function newPassphrase(
  terminal: AskingTerminal,
  say: QuestionWorld['say'],
  signal: AbortSignal,
): Promise<Lock | null> {
  const passphrase = await terminal.hidden('Passphrase for the backup: ', signal);
  if (passphrase === null) return null;
  const weak = lockProblem({ passphrase });
  if (weak !== null) return stepAway(say, weak, null);
  const again = await terminal.hidden('The same once more: ', signal);
  if (again === null) return null;
  return again === passphrase ? { passphrase } : stepAway(say, 'The two passphrases differ.', null);
}

async function restore(
  { answers, world }: Asked,
  question: Question,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly opens: Opener } | null> {
  const { terminal, say } = world;
  const { restore: known, identity } = answers;
  const isSaid = known !== null && identity !== null;
  if (!isSaid) tell(say, question);
  if (!isSaid && terminal === null)
    return stepAway(say, 'Nobody is here to say it; say --restore FILE --identity FILE.', null);
  const file = known ?? (await terminal?.line('File with the backup: ', signal))?.trim() ?? '';
  const text = file === '' ? null : await textOf(world, file);
  if (text === null) return null;
  if (identity !== null) return opening(text, await textOf(world, identity));
  const unusable = await backupProblem(text);
  if (unusable !== null) return stepAway(say, unusable, null);
  const typed = (await terminal?.hidden('Its passphrase, or @ and a file with an age identity: ', signal)) ?? null;
  if (typed === null || !typed.startsWith('@')) return typed === null ? null : { text, opens: { passphrase: typed } };
  return typed.startsWith('@@')
    ? { text, opens: { passphrase: typed.slice(1) } }
    : opening(text, await textOf(world, typed.slice(1)));
}

function opening(text: string, identity: string | null): { readonly text: string; readonly opens: Opener } | null {
  return identity === null ? null : { text, opens: { identity } };
}

async function textOf(
  { read, say, absolute }: QuestionWorld,
  path: string,
  name: string = path,
): Promise<string | null> {
  const file = await read(path === '-' ? path : absolute(path));
  if ('text' in file) return file.text;
  return stepAway(say, `${path === '-' ? 'Standard input' : name} can't be read: ${whyNot(file)}.`, null);
}

function tell(say: QuestionWorld['say'], { title, text }: Pick<Question, 'title' | 'text'>): void {
  say(visible(title));
  for (const line of text.split('\n')) say(`  ${visible(line)}`);
}

function stepAway<Nothing>(say: QuestionWorld['say'], sentence: string, nothing: Nothing): Nothing {
  say(visible(sentence));
  return nothing;
}
