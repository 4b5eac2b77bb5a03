import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Scripts } from '../ports.ts';
import { isInside } from './program.ts';

/** The files on the disk. */
export const nodeScripts: Scripts = {
  digest: async (folder, word) => {
    if (word === '' || word.includes('\0')) return null;
    const file = resolve(folder, word);
    if (!isInside(file, folder)) return null;
    try {
      // Where a link leads does not matter: what stands there is what runs.
      if (!(await stat(file)).isFile()) return null;
      const hash = createHash('sha256');
      await pipeline(createReadStream(file), hash);
      return hash.digest('hex');
    } catch {
      return null;
    }
  },
};
