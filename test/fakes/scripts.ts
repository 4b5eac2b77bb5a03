import { sha256 } from '../../src/domain/sha256.ts';
import type { Files, Scripts } from '../../src/ports.ts';

/** The scripts among files in memory: of those below a folder. */
export function memoryScripts(files: Pick<Files, 'read'>): Scripts {
  const read: Scripts['read'] = async (folder, word) => {
    const file = await files.read(word.startsWith('/') ? word : `${folder}/${word}`);
    return 'text' in file ? { sha256: await sha256(new TextEncoder().encode(file.text)), text: file.text } : null;
  };
  return { read, digest: async (folder, word) => (await read(folder, word))?.sha256 ?? null };
}
