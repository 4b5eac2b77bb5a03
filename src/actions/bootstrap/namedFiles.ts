import { sha256 } from '../../domain/sha256.ts';
import type { Files } from '../../ports.ts';

/** A file of the repository that a command names. */
export interface NamedFile {
  /** From the root of the repository, as it is named. */
  readonly path: string;
  /** Null for one that is no text, or is too large to read. */
  readonly text: string | null;
  /** SHA-256 in hex of the text; null without one. */
  readonly sha256: string | null;
}

/** The files below a folder that words of a command name (`a/b.sh`, `--file=a/b.yaml`), each once. Never rejects. */
export async function namedFiles(
  files: Files,
  folder: string,
  words: readonly string[],
): Promise<readonly NamedFile[]> {
  const paths = new Set(words.flatMap((word) => [word, word.slice(word.indexOf('=') + 1)]));
  const found: NamedFile[] = [];
  for (const path of paths) {
    if (!isBelow(path) || (await files.kind(`${folder}/${path}`)) !== 'file') continue;
    const read = await files.read(`${folder}/${path}`);
    const text = 'text' in read ? read.text : null;
    found.push({ path, text, sha256: text === null ? null : await sha256(new TextEncoder().encode(text)) });
  }
  return found;
}

/** What lies elsewhere is not the repository's. */
function isBelow(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.includes('\0') && !path.split(/[/\\]/).includes('..');
}
