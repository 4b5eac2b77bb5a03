import type { Key } from '../domain/sealing/key.ts';
import { readPrivateKeys } from '../domain/sealing/privateKey.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import { unsealText } from '../domain/sealing/unseal.ts';
import type { UnsealedValue } from '../domain/sealing/unseal.ts';
import type { Files, FileText } from '../ports.ts';

export interface UnsealCheckInput {
  /** Files; `-` stands for `stdin`. */
  readonly paths: readonly string[];
  readonly stdin: () => Promise<FileText>;
  /** Files with private keys. */
  readonly keys: readonly string[];
}

export interface UnsealReport {
  readonly items: readonly (UnsealedValue & { readonly file: string })[];
  /** Files that could not be looked at. */
  readonly failures: readonly UnsealFailure[];
}

export interface UnsealFailure {
  readonly code: 'unseal/unreadable' | 'unseal/not-sealed' | Refusal['code'];
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
    const file = path === '-' ? await input.stdin() : await files.read(path);
    if ('text' in file) {
      try {
        for (const item of await unsealText(file.text, keys)) items.push({ file: path, ...item });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        failures.push({ code: error.code, sentence: `${path}: ${error.message}` });
      }
    } else failures.push({ code: 'unseal/unreadable', sentence: `${path} can't be read: ${reasonOf(file)}.` });
  }
  return { items, failures };
}

async function keysOf(files: Files, path: string): Promise<readonly Key[]> {
  const file = await files.read(path);
  if (!('text' in file)) throw new Refusal('unseal/key-unreadable', `${path} can't be read: ${reasonOf(file)}.`);
  try {
    return await readPrivateKeys(file.text);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, `${path}: ${error.message}`) : error;
  }
}

function reasonOf(file: Exclude<FileText, { readonly text: string }>): string {
  if (file.failure === 'unreadable') return file.reason;
  return file.failure === 'too-large' ? 'it is too large' : 'it is no text';
}
