import { isFileWord, isScript, wordsNaming } from '../../domain/bootstrap/fileWord.ts';
import { redacted } from '../../domain/bootstrap/redact.ts';
import type { PlannedFile } from '../../domain/bootstrap/plan.ts';
import type { Scripts } from '../../ports.ts';

/** A file of the repository that a command names, by the path that it is named with. */
export interface NamedFile extends PlannedFile {
  /** Of a script, without what looks like a secret; empty for anything else. */
  readonly text: string;
}

/**
 * The files below a folder that words of a command name, as they are at this moment, and those that look as if they were
 * meant and are not there: what comes before the command may make them. Never rejects.
 */
export async function namedFiles(
  scripts: Scripts,
  folder: string,
  words: readonly string[],
): Promise<readonly NamedFile[]> {
  const found: NamedFile[] = [];
  for (const path of wordsNaming(words)) {
    const file = await scripts.read(folder, path);
    if (file !== null) {
      const isCode = isScript(path, file.text ?? '');
      const text = isCode ? redacted(file.text ?? '') : '';
      found.push({ path, sha256: file.sha256, isScript: isCode, text });
    } else if (isFileWord(path)) found.push({ path, sha256: null, isScript: isScript(path, ''), text: '' });
  }
  return found;
}
