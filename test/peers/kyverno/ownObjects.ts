/** The objects of Kyverno's own tests. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

export interface Found {
  /** From the folder of all tests. */
  readonly file: string;
  readonly object: unknown;
}

/** The objects of all files of YAML that can be read, those of lists too. */
export async function objectsIn(folder: string): Promise<readonly Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
  const found: Found[] = [];
  for (const file of files) {
    const documents = parseAllDocuments(await readFile(path.join(folder, file), 'utf8'), { version: '1.1' });
    for (const document of documents) {
      // Some tests are about broken files.
      if (document.errors.length > 0) continue;
      const data: unknown = document.toJS();
      found.push(...[data, ...itemsOf(data)].map((object) => ({ file, object })));
    }
  }
  return found;
}

function itemsOf(data: unknown): readonly unknown[] {
  const isList = typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items);
  return isList ? (data.items as readonly unknown[]) : [];
}
