import { fileByPath, isPhaseText, isPlatformText } from '../domain/platform/file.ts';
import type { PlatformFile } from '../domain/platform/file.ts';
import type { Tree } from '../domain/platform/tree.ts';

/** A file of a platform repository, and the files around it. */
export type OwnFile = Pick<PlatformFile, 'root' | 'path'> &
  (
    | { readonly role: 'platform' | 'applications'; readonly tree: Tree }
    /** Null for a phase that belongs to no platform. */
    | { readonly role: 'phase'; readonly tree: Tree | null }
  );

/**
 * The file of a platform that a path and its text are; null for any other. A platform is a folder with our
 * `platform.yaml`, and a table or phases beside it: other tools have files of these names too.
 */
export function ownFile(path: string, text: string, below: (root: string) => Tree): OwnFile | null {
  const file = fileByPath(path);
  if (file === null) return isPhaseText(text) ? { role: 'phase', root: '', path: '', tree: null } : null;
  const { role, root, path: inside } = file;
  const tree = below(root);
  switch (role) {
    case 'platform':
      return isPlatformText(text) && hasPhasesOrTable(tree) ? { role, root, path: inside, tree } : null;
    case 'applications':
      return hasPlatform(tree) ? { role, root, path: inside, tree } : null;
    case 'phase':
      if (hasPlatform(tree)) return { role, root, path: inside, tree };
      return isPhaseText(text) ? { role, root, path: inside, tree: null } : null;
  }
}

/** The same files, with the texts that an editor has open in place of what the disk says. */
export function withOpen(tree: Tree, root: string, open: (path: string) => string | undefined): Tree {
  const textOf = (path: string): string | undefined => open(`${root}/${path}`);
  return {
    kind: (path) => (textOf(path) === undefined ? tree.kind(path) : 'file'),
    names: (folder) => tree.names(folder),
    text: (path) => textOf(path) ?? tree.text(path),
    roots: tree.roots,
  };
}

function hasPlatform(tree: Tree): boolean {
  const text = tree.text('platform.yaml');
  return text !== null && isPlatformText(text);
}

function hasPhasesOrTable(tree: Tree): boolean {
  return tree.kind('applications.yaml') === 'file' || tree.kind('phases') === 'folder';
}
