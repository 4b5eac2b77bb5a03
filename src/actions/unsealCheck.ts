import type { Key } from '../domain/sealing/key.ts';
import { readPrivateKeys } from '../domain/sealing/privateKey.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import { unsealText } from '../domain/sealing/unseal.ts';
import type { UnsealedValue } from '../domain/sealing/unseal.ts';
import type { Files, FileText } from '../ports.ts';
import { whyNot } from './whyNot.ts';

export interface UnsealCheckInput {
  /** Files; `-` stands for `stdin`. */
  readonly paths: readonly string[];
  readonly stdin: () => Promise<FileText>;
  /** Files with private keys. */
  readonly keys: readonly string[];
}

export interface UnsealReport {
  /** By file, then in the order of its text. */
  readonly items: readonly (UnsealedValue & { readonly file: string })[];
  /** What could not be looked at: files, and documents in them. */
  readonly failures: readonly UnsealFailure[];
}

export interface UnsealFailure {
  readonly code: Refusal['code'];
  readonly sentence: string;
}

/** Tries private keys on sealed values and tells length and SHA-256 of each. Refuses (`Refusal`) keys that can't be read. */
export async function unsealCheck(files: Files, input: UnsealCheckInput, signal: AbortSignal): Promise<UnsealReport> {
  const keys: Key[] = [];
  for (const path of input.keys) keys.push(...(await keysOf(files, path)));
  const items: (UnsealedValue & { readonly file: string })[] = [];
  const failures: UnsealFailure[] = [];
  for (const path of input.paths) {
    signal.throwIfAborted();
    const read = path === '-' ? await input.stdin() : await files.read(path);
    const unsealed = await tried(path, read, keys);
    for (const item of unsealed.items) items.push({ file: path, ...item });
    failures.push(...unsealed.failures);
  }
  return { items: items.toSorted(byFile), failures };
}

async function tried(
  path: string,
  file: FileText,
  keys: readonly Key[],
): Promise<{ readonly items: readonly UnsealedValue[]; readonly failures: readonly UnsealFailure[] }> {
  if (!('text' in file))
    return {
      items: [],
      failures: [{ code: 'unseal/unreadable', sentence: `${path} can't be read: ${whyNot(file)}.` }],
    };
  try {
    const { items, unreadable } = await unsealText(file.text, keys);
    return { items, failures: unreadable.map((refusal) => failureOf(path, refusal)) };
  } catch (error) {
    if (error instanceof Refusal) return { items: [], failures: [failureOf(path, error)] };
    throw error;
  }
}

function failureOf(path: string, { code, message }: Refusal): UnsealFailure {
  return { code, sentence: `${path}: ${message}` };
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

async function keysOf(files: Files, path: string): Promise<readonly Key[]> {
  const file = await files.read(path);
  if (!('text' in file)) throw new Refusal('unseal/key-unreadable', `${path} can't be read: ${whyNot(file)}.`);
  try {
    return await readPrivateKeys(file.text);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, `${path}: ${error.message}`) : error;
  }
}
