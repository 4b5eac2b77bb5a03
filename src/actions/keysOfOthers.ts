import type { HeldKey } from '../domain/sealing/heldKey.ts';
import { readPrivateKeys } from '../domain/sealing/privateKey.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import { unsealText } from '../domain/sealing/unseal.ts';
import type { Files } from '../ports.ts';

/**
 * The fingerprints of keys that open no sealed value below a folder: those of another platform or cluster. Empty when that
 * is not known, which it is only where there are such values, and all of them can be read and say where they belong. Nothing of a value is kept.
 * Rejects only when the signal aborts.
 */
export async function keysOfOthers(
  files: Pick<Files, 'read' | 'manifests'>,
  folder: string,
  keys: readonly HeldKey[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const none = new Set<string>();
  const texts = keys.length === 0 ? [] : await sealedTexts(files, folder, signal);
  if (texts === null || texts.length === 0) return none;
  const others = new Set<string>();
  for (const key of keys) {
    const opens = await opensAny(key, texts, signal);
    if (opens === null) return none;
    if (!opens) others.add(key.fingerprint);
  }
  return others;
}

/** Texts in which something may be sealed; null when not all can be read. */
async function sealedTexts(
  files: Pick<Files, 'read' | 'manifests'>,
  folder: string,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const texts: string[] = [];
  const found = await files.manifests(folder, { ignored: false });
  if (found.unreadable.length > 0) return null;
  for (const path of found.files) {
    signal.throwIfAborted();
    const read = await files.read(path);
    if (!('text' in read)) return null;
    if (read.text.includes('SealedSecret')) texts.push(read.text);
  }
  return texts;
}

/** Whether a key opens a value in one of the texts; null when nothing is sealed in them, or when more may be than is found. */
async function opensAny(
  { privateKey }: HeldKey,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<boolean | null> {
  const keys = await readPrivateKeys(privateKey);
  let tried = 0;
  for (const text of texts) {
    signal.throwIfAborted();
    const { items, unreadable, unplaced } = await unsealed(text, keys);
    if (items.some(({ ok }) => ok)) return true;
    if (unreadable.length > 0 || unplaced > 0) return null;
    tried += items.length;
  }
  return tried > 0 ? false : null;
}

/** What only speaks of them has none. */
async function unsealed(...args: Parameters<typeof unsealText>): ReturnType<typeof unsealText> {
  try {
    return await unsealText(...args);
  } catch (error) {
    if (error instanceof Refusal) return { items: [], unreadable: [], unplaced: 0 };
    throw error;
  }
}
