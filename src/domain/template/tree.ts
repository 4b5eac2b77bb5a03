import type { Tree } from '../platform/tree.ts';
import type { TemplateFile } from './file.ts';

/** Files that lie in memory, as the judgement of a platform looks at them. */
export function treeOf(files: readonly TemplateFile[]): Tree {
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  const folders = new Map<string, Set<string>>();
  for (const { path } of files) {
    const parts = path.split('/');
    for (const [depth, name] of parts.entries()) {
      const folder = parts.slice(0, depth).join('/');
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
    }
  }
  const inside = (path: string): string => (path === '.' ? '' : path);
  return {
    kind: (path) => (bytes.has(path) ? 'file' : folders.has(inside(path)) ? 'folder' : 'missing'),
    names: (folder) => [...(folders.get(inside(folder)) ?? [])].toSorted(),
    text: (path) => textOf(bytes.get(path)),
  };
}

/** Null for what is not there and for what is no UTF-8; a byte order mark is no part of the text. */
export function textOf(bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
