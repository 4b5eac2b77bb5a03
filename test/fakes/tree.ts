import type { Tree } from '../../src/domain/platform/tree.ts';
import { staysInside } from '../../src/domain/platform/tree.ts';

/** A repository of texts by path; folders are there where files are. */
export function memoryTree(files: Readonly<Record<string, string>>): Tree {
  const inside = (folder: string): string[] =>
    Object.keys(files)
      .filter((path) => folder === '' || path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder === '' ? 0 : folder.length + 1).split('/', 1)[0] ?? '');
  return {
    kind: (path) => {
      if (!staysInside(path)) return 'missing';
      if (Object.hasOwn(files, path)) return 'file';
      return inside(path).length > 0 ? 'folder' : 'missing';
    },
    names: (folder) =>
      Object.hasOwn(files, folder) ? [] : [...new Set(inside(folder))].toSorted((a, b) => (a < b ? -1 : 1)),
    text: (path) => (Object.hasOwn(files, path) ? (files[path] ?? null) : null),
  };
}
