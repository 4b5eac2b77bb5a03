import type { Files } from '../ports.ts';

/** Files as they are typed: the text of an open one is the editor's, whatever the disk says. */
export function openFiles(files: Files, textOf: (path: string) => string | undefined): Files {
  return {
    read: async (path) => {
      const text = textOf(path);
      return text === undefined ? files.read(path) : { text };
    },
    kind: async (path) => (textOf(path) === undefined ? files.kind(path) : 'file'),
    manifests: (folder, options) => files.manifests(folder, options),
  };
}
