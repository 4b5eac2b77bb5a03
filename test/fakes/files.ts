import type { Files, FileText } from '../../src/ports.ts';

/** A file system of texts by path; folders are there where files are. What is no text is the answer of `read` itself. */
export function memoryFiles(files: Readonly<Record<string, string | FileText>>, ignored: readonly string[] = []): Files {
  const below = (folder: string): string[] => {
    const prefix = folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`;
    return Object.keys(files).filter((path) => path.startsWith(prefix));
  };
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
      return below(path).length > 0 ? 'folder' : 'missing';
    },
    manifests: async (folder, options) => {
      await Promise.resolve();
      return below(folder)
        .filter((path) => /\.(ya?ml|json)$/i.test(path) && (options.ignored || !ignored.includes(path)))
        .toSorted((a, b) => (a < b ? -1 : 1));
    },
  };
}
