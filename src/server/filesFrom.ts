import { beside } from '../domain/beside.ts';
import type { Files } from '../ports.ts';
import { slashed } from './uri.ts';

/** Files by their paths from a folder. */
export interface FilesFrom {
  readonly files: Files;
  /** The whole paths of what was asked for so far, files and folders. */
  readonly used: ReadonlySet<string>;
}

/** Shows files as somebody sees them who stands in a folder: sentences about them are as short as the paths written there. */
export function filesFrom(files: Files, folder: string): FilesFrom {
  const used = new Set<string>();
  const whole = (path: string): string => {
    const there = beside(folder, path);
    used.add(there);
    return there;
  };
  return {
    used,
    files: {
      read: (path) => files.read(whole(path)),
      kind: (path) => files.kind(whole(path)),
      manifests: async (path, options) => {
        const there = whole(path);
        const asWritten = (one: string): string => beside(path, slashed(one).slice(there.length).replace(/^\//, ''));
        const found = await files.manifests(there, options);
        return {
          files: found.files.map(asWritten),
          unreadable: found.unreadable.map((one) => ({ path: asWritten(one.path), reason: one.reason })),
        };
      },
    },
  };
}
