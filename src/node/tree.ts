import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { staysInside } from '../domain/platform/tree.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { readSmallFile } from './smallFile.ts';

/** The files below a folder, each looked at when it is asked for; what is behind a link is not there. */
export function nodeTree(root: string): Tree {
  return {
    kind: (path) => (leadsOut(root, path) ? 'missing' : kindOf(join(root, path))),
    names: (folder) => (folder !== '' && leadsOut(root, `${folder}/.`) ? [] : namesIn(join(root, folder))),
    text: (path) => (leadsOut(root, path) ? null : (readSmallFile(join(root, path))?.replace(/^\ufeff/, '') ?? null)),
  };
}

function kindOf(path: string): ReturnType<Tree['kind']> {
  try {
    const found = lstatSync(path);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'missing';
  } catch {
    return 'missing';
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted((a, b) => (a < b ? -1 : 1));
  } catch {
    return [];
  }
}

/** By its own steps, or through a folder that is a link. */
function leadsOut(root: string, path: string): boolean {
  if (!staysInside(path)) return true;
  const steps = path.split('/').slice(0, -1);
  return steps.some((_, index) => isLink(join(root, ...steps.slice(0, index + 1))));
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
