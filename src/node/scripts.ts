import { createHash } from 'node:crypto';
import { createReadStream, realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Scripts } from '../ports.ts';
import { isInside } from './program.ts';

/** Bytes; what is longer nobody reads. */
const most = 200_000;

/** The files on the disk. Where a link leads does not matter for a digest: what stands there is what runs. */
export const nodeScripts: Scripts = {
  digest: async (folder, word) => (await read(folder, word))?.sha256 ?? null,
  read,
};

async function read(folder: string, word: string): ReturnType<Scripts['read']> {
  if (word === '' || word.includes('\0')) return null;
  const file = resolve(folder, word);
  if (!isInside(file, folder)) return null;
  try {
    if (!(await stat(file)).isFile()) return null;
    const hash = createHash('sha256');
    const kept: Buffer[] = [];
    let size = 0;
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      if (size <= most) kept.push(chunk);
    }
    // What a link leads to outside is nothing of the repository, and may be a secret.
    const isOwn = size <= most && isInside(realpathSync(file), realpathSync(folder));
    return { sha256: hash.digest('hex'), text: isOwn ? textOf(Buffer.concat(kept)) : null };
  } catch {
    return null;
  }
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
