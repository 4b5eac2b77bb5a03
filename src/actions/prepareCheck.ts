import { wordsNaming } from '../domain/bootstrap/fileWord.ts';
import { canonical } from '../domain/phases/canonical.ts';
import type { CheckScript } from '../domain/phases/checkUse.ts';
import type { Use } from '../domain/phases/use.ts';
import { sha256 } from '../domain/sha256.ts';
import type { Scripts } from '../ports.ts';
import type { Programs } from '../writes.ts';

/** What a check does on this machine: what somebody agrees to, and what runs then or nothing. */
export interface PreparedCheck {
  readonly use: Use;
  /** The absolute path of the program that is started; null for what starts none. */
  readonly program: string | null;
  /** Files of the repository that its command names. */
  readonly scripts: readonly CheckScript[];
  /** SHA-256 in hex of all that decides about what happens. */
  readonly digest: string;
}

/** Why a check can't run, in a sentence, and what to do about it. */
export interface NotPrepared {
  readonly problem: string;
  readonly remedy: string | null;
}

export interface PreparingPorts {
  readonly programs: Programs;
  readonly scripts: Scripts;
  /** Absolute path of the root of the platform. */
  readonly folder: string;
}

/**
 * Looks up what a check would run: its program outside of the workspace, and what stands in the scripts that it names.
 * Nothing runs.
 */
export async function prepareCheck(
  { programs, scripts, folder }: PreparingPorts,
  use: Use | { readonly problem: string },
): Promise<PreparedCheck | NotPrepared> {
  if ('problem' in use) return { problem: use.problem, remedy: null };
  const { tool, text } = use;
  if (tool === null) return { use, program: null, scripts: [], digest: await digestOf(text) };
  if (/[/\\]/.test(tool))
    return {
      problem: `Its command begins with the path "${tool}": only programs on the PATH are run.`,
      remedy: 'Name the program that reads it first: ["bash", "scripts/check.sh"].',
    };
  const program = await programs.find(tool);
  if (program === null)
    return {
      problem: `The program ${tool} is not on the PATH of this machine; what lies in the workspace does not count.`,
      remedy: `Install ${tool}, then validate again.`,
    };
  const named = await scriptsIn(scripts, folder, use);
  return { use, program, scripts: named, digest: await digestOf(canonical({ text, program, scripts: named })) };
}

/** Whether the same would happen. What is none yet may be nothing. */
export function isSamePrepared(one: PreparedCheck | NotPrepared, other: PreparedCheck | NotPrepared): boolean {
  if ('problem' in one || 'problem' in other) return 'problem' in one && 'problem' in other;
  return one.digest === other.digest;
}

/**
 * Whether an answer of the first would still rest on the same program and scripts. Where another command is asked by now,
 * that is told by what the files of the platform say, and may be taken back.
 */
export function isSameGround(one: PreparedCheck, other: PreparedCheck | NotPrepared): boolean {
  if ('problem' in other) return false;
  return one.use.text !== other.use.text || one.digest === other.digest;
}

/** What runs on this machine may name files of the repository: another text in them is another thing to agree to. */
async function scriptsIn(scripts: Scripts, folder: string, { runs }: Use): Promise<readonly CheckScript[]> {
  const words = runs.flatMap(({ host, argv }) => (host === null ? argv.slice(1) : []));
  const found: CheckScript[] = [];
  for (const path of wordsNaming(words)) {
    const known = await scripts.digest(folder, path);
    if (known !== null) found.push({ path, sha256: known });
  }
  return found;
}

function digestOf(text: string): Promise<string> {
  return sha256(new TextEncoder().encode(text));
}
