import { isFileWord, isShown, wordsNaming } from '../../domain/bootstrap/fileWord.ts';
import type { Files, Scripts } from '../../ports.ts';

/** A file of the repository that a command names. */
export interface NamedFile {
  /** As it is named. */
  readonly path: string;
  /** In hex; null for one that is not there yet. */
  readonly sha256: string | null;
  /** Empty for what is no text for people, or may hold a secret. */
  readonly text: string;
}

/**
 * The files below a folder that words of a command name, as they are at this moment, and those that look as if they were
 * meant and are not there: what comes before the command may make them. Never rejects.
 */
export async function namedFiles(
  { files, scripts }: { readonly files: Files; readonly scripts: Scripts },
  folder: string,
  words: readonly string[],
): Promise<readonly NamedFile[]> {
  const found: NamedFile[] = [];
  for (const path of wordsNaming(words)) {
    const named = await fileAt({ files, scripts }, folder, path);
    if (named !== null) found.push(named);
  }
  return found;
}

async function fileAt(
  { files, scripts }: { readonly files: Files; readonly scripts: Scripts },
  folder: string,
  path: string,
): Promise<NamedFile | null> {
  for (let sha256 = await scripts.digest(folder, path); ;) {
    if (sha256 === null) return isFileWord(path) ? { path, sha256, text: '' } : null;
    const read = await files.read(path.startsWith('/') ? path : `${folder}/${path}`);
    const now = await scripts.digest(folder, path);
    const text = 'text' in read && isShown(path, read.text) ? read.text : '';
    // The text is that of the digest.
    if (now === sha256) return { path, sha256, text };
    sha256 = now;
  }
}
