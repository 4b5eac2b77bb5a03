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
  { scripts, files }: Pick<StepPorts, 'scripts' | 'files'>,
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
  const isAway = await awayFrom(files, folder, found);
  return found.filter((file) => file.sha256 !== null || isAway(file));
}

/** The files below a folder that a text for people names and that are not there, each once. Never rejects. */
export async function missingFiles(
  ports: Pick<StepPorts, 'scripts' | 'files'>,
  folder: string,
  text: string,
): Promise<readonly string[]> {
  const named = await namedFiles(ports, folder, wordsOfText(text));
  return named.flatMap(({ path, sha256 }) => (sha256 === null ? [path] : []));
}

/**
 * Whether files are nowhere: a name without a folder may be meant for one of a file in any folder, as `gh workflow run
 * ci.yaml` is. Whoever misses none asks for no list of all.
 */
async function awayFrom(
  files: StepPorts['files'],
  folder: string,
  found: readonly NamedFile[],
): Promise<(file: NamedFile) => boolean> {
  const isBare = ({ path, sha256 }: NamedFile): boolean => sha256 === null && !path.includes('/');
  if (!found.some(isBare)) return () => true;
  const all = await files.manifests(folder, { ignored: true });
  const names = new Set(all.files.map((path) => path.slice(path.lastIndexOf('/') + 1)));
  return (file) => !isBare(file) || !names.has(file.path);
}
