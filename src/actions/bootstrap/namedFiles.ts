import { isFileWord, isScript, wordsNaming, wordsOfText } from '../../domain/bootstrap/fileWord.ts';
import { redacted } from '../../domain/bootstrap/redact.ts';
import type { PlannedFile } from '../../domain/bootstrap/plan.ts';
import type { StepPorts } from './step.ts';

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
  { scripts }: Pick<StepPorts, 'scripts'>,
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

/**
 * Those of named files that are worth telling: of what is not there, a name without a folder may be meant for a file in any
 * folder, as that of `gh workflow run ci.yaml` is. It decides all the same: it may come. Never rejects.
 */
export async function toldOf(
  files: StepPorts['files'],
  folder: string,
  named: readonly NamedFile[],
): Promise<readonly NamedFile[]> {
  const isBare = ({ path, sha256 }: NamedFile): boolean => sha256 === null && !path.includes('/');
  // Whoever misses none asks for no list of all.
  if (!named.some(isBare)) return named;
  const all = await files.manifests(folder, { ignored: true });
  const names = new Set(all.files.map((path) => path.slice(path.lastIndexOf('/') + 1)));
  return named.filter((file) => !isBare(file) || !names.has(file.path));
}

/** The files below a folder that a text for people names and that are not there, each once. Never rejects. */
export async function missingFiles(
  ports: Pick<StepPorts, 'scripts' | 'files'>,
  folder: string,
  text: string,
): Promise<readonly string[]> {
  const named = await toldOf(ports.files, folder, await namedFiles(ports, folder, wordsOfText(text)));
  return named.flatMap(({ path, sha256 }) => (sha256 === null ? [path] : []));
}
