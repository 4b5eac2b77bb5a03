import type { Ground, Writer, Written } from '../../src/ports.ts';

export interface MemoryWriter extends Writer {
  /** Everything that is there, by path; what is no text as its bytes. */
  readonly texts: ReadonlyMap<string, string>;
  /** The paths that only their owner may read. */
  readonly secrets: ReadonlySet<string>;
}

/** A disk in memory. `full` fails from the given write on, counted from one; folders are there where files are. */
export function memoryWriter(
  files: Readonly<Record<string, string>> = {},
  { full = Infinity, empty = [] }: { readonly full?: number; readonly empty?: readonly string[] } = {},
): MemoryWriter {
  const texts = new Map(Object.entries(files));
  const secrets = new Set<string>();
  let writes = 0;
  const failure: Written = { failure: 'no space is left on the disk' };
  const put = (path: string, text: string): Written => {
    if (++writes >= full) return failure;
    texts.set(path, text);
    return 'written';
  };
  const ground = (folder: string): Ground => {
    if (texts.has(folder)) return 'not-a-folder';
    const inside = [...texts.keys()].filter((path) => path.startsWith(`${folder}/`)).toSorted();
    const [first] = inside.map((path) => path.slice(folder.length + 1).split('/', 1)[0] ?? '');
    return first !== undefined ? { holds: first } : empty.includes(folder) ? 'empty' : 'missing';
  };
  return {
    texts,
    secrets,
    ground: (folder) => Promise.resolve(ground(folder)),
    createFolder: async (folder, all, signal, onWritten) => {
      const found = ground(folder);
      if (found !== 'missing' && found !== 'empty') return 'exists';
      for (const { path, bytes } of all) {
        await Promise.resolve();
        signal.throwIfAborted();
        if (put(`${folder}/${path}`, new TextDecoder().decode(bytes)) === 'written') {
          onWritten(path);
        } else {
          for (const one of all) texts.delete(`${folder}/${one.path}`);
          return failure;
        }
      }
      return 'written';
    },
    createFile: (path, text, { secret } = { secret: false }) => {
      if (texts.has(path)) return Promise.resolve('exists');
      if (secret) secrets.add(path);
      return Promise.resolve(put(path, text));
    },
    removeFile: (path, seen) => {
      if (texts.get(path) !== seen) return Promise.resolve({ failure: 'it has changed meanwhile' });
      texts.delete(path);
      return Promise.resolve('removed');
    },
    replaceFile: (path, seen, text) =>
      Promise.resolve(texts.get(path) === seen ? put(path, text) : { failure: 'it has changed meanwhile' }),
  };
}
