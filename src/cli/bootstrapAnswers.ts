import { lockProblem } from '../domain/sealing/age.ts';
import { Usage } from './usage.ts';

/** What was said on the command line to questions that a step may ask. No secret is in it: only files are named. */
export interface Answers {
  /** The file that the backup of the sealing key is written to; null asks. */
  readonly backup: string | null;
  /** Who can open it; empty asks for a passphrase. */
  readonly recipients: readonly string[];
  /** The file that holds the backup which is restored; null asks. */
  readonly restore: string | null;
  /** The file with the age identity that opens it; null asks for the passphrase. */
  readonly identity: string | null;
  /** Files by `NAMESPACE/NAME/KEY`; `-` is standard input. */
  readonly values: ReadonlyMap<string, string>;
}

/** The flags for it, as `parseFlags` takes them. */
export const answerFlags = {
  backup: { type: 'string' },
  recipient: { type: 'string', multiple: true },
  restore: { type: 'string' },
  identity: { type: 'string' },
  value: { type: 'string', multiple: true },
} as const;

export interface AnswerValues {
  readonly backup?: string | undefined;
  readonly recipient?: readonly string[] | undefined;
  readonly restore?: string | undefined;
  readonly identity?: string | undefined;
  readonly value?: readonly string[] | undefined;
}

/** Reads the flags; throws `Usage` with `<area>/bad-flag` for what can't be meant. */
export function readAnswers(
  area: string,
  { backup, recipient = [], restore, identity, value = [] }: AnswerValues,
): Answers {
  const bad = (sentence: string): Usage => new Usage(`${area}/bad-flag`, sentence);
  for (const [flag, file] of Object.entries({ backup, restore, identity }))
    if (file === '') throw bad(`--${flag} is empty; it wants a file.`);
  if (backup === undefined && recipient.length > 0)
    throw bad('--recipient says who opens a backup; name its file: --backup FILE.');
  if (restore === undefined && identity !== undefined)
    throw bad('--identity opens a backup; name its file: --restore FILE.');
  const wrong = recipient.length === 0 ? null : lockProblem({ recipients: recipient });
  if (wrong !== null) throw bad(wrong);
  const values = new Map<string, string>();
  for (const one of value) {
    const [, id, file] = /^([^=/]+\/[^=/]+\/[^=/]+)=(.+)$/s.exec(one) ?? [];
    // What is wrong may be the secret itself, so it is not repeated.
    if (id === undefined || file === undefined)
      throw bad('--value takes NAMESPACE/NAME/KEY=FILE, with - for standard input.');
    if (values.has(id)) throw bad(`--value names ${id} twice.`);
    values.set(id, file);
  }
  if ([...values.values()].filter((file) => file === '-').length > 1)
    throw bad('--value can take standard input once only.');
  return {
    backup: backup ?? null,
    recipients: recipient,
    restore: restore ?? null,
    identity: identity ?? null,
    values,
  };
}
