import type { Files, FileText, Manifests } from '../../src/ports.ts';

export interface MemoryFiles {
  /** What `.gitignore` leaves out. */
  readonly ignored?: readonly string[];
  /** Folders that can't be read, with the reason. */
  readonly unreadable?: Manifests['unreadable'];
}

/** A file system of texts by path; folders are there where files are. What is no text is the answer of `read` itself. */
export function memoryFiles(
  files: Readonly<Record<string, string | FileText>>,
  { ignored = [], unreadable = [] }: MemoryFiles = {},
): Files {
  const isBelow = (path: string, folder: string): boolean =>
    folder === '.' || path.startsWith(`${folder.replace(/\/$/, '')}/`);
  return {
    read: async (path) => {
      await Promise.resolve();
      const found = Object.hasOwn(files, path) ? files[path] : undefined;
      if (found === undefined) return { failure: 'unreadable', reason: 'it does not exist' };
      return typeof found === 'string' ? { text: found } : found;
    },
    kind: async (path) => {
      await Promise.resolve();
      if (Object.hasOwn(files, path)) return 'file';
      const known = [...Object.keys(files), ...unreadable.map((folder) => `${folder.path}/`)];
      return known.some((one) => isBelow(one, path)) ? 'folder' : 'missing';
    },
    manifests: async (folder, options) => {
      await Promise.resolve();
      return {
        files: Object.keys(files)
          .filter((path) => isBelow(path, folder) && /\.(ya?ml|json)$/i.test(path))
          .filter((path) => options.ignored || !ignored.includes(path))
          .toSorted((a, b) => (a < b ? -1 : 1)),
        unreadable: unreadable.filter(({ path }) => path === folder || isBelow(path, folder)),
      };
    },
  };
}
