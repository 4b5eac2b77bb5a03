import { sha256 } from '../../src/domain/sha256.ts';
import type { Files, Scripts } from '../../src/ports.ts';

/** The scripts among files in memory: of those below a folder. */
export function memoryScripts(files: Pick<Files, 'read'>): Scripts {
  return {
    digest: async (folder, word) => {
      const read = await files.read(word.startsWith('/') ? word : `${folder}/${word}`);
      return 'text' in read ? sha256(new TextEncoder().encode(read.text)) : null;
    },
  };
}
