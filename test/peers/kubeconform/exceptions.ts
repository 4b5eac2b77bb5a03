import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A case on which the two are allowed to differ. The list may only shrink. */
interface Exception {
  /** The file, with the folder that holds the cases: `fixtures` is kubeconform's own, `saved` ours. */
  readonly case: string;
  readonly reason: string;
}

/** The files below the folder on which the two are allowed to differ. */
export async function exceptionsOf(name: 'fixtures' | 'saved', folder: string): Promise<ReadonlySet<string>> {
  const file = path.join(import.meta.dirname, 'exceptions.json');
  const exceptions: readonly Exception[] = JSON.parse(await readFile(file, 'utf8'));
  const own = exceptions.filter((exception) => exception.case.startsWith(`${name}/`));
  return new Set(own.map((exception) => path.join(folder, exception.case.slice(name.length + 1))));
}
