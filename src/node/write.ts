import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { TemplateFile } from '../domain/template/file.ts';
import type { Ground, Writer, Written } from '../ports.ts';
import { codeOf, reasonOf } from './reason.ts';
import { isThere, singleFiles, writeNew } from './singleFile.ts';
import { isUnborn } from './unborn.ts';

/**
 * Each step is done at once and not in the background: whoever is interrupted between two steps can take back all of
 * them, and no write is still under way that would bring a folder back.
 */
export const writer: Writer = {
  ground: async (folder) => ground(folder),
  createFolder: async (folder, files, signal, onWritten) => {
    const before = ground(folder);
    if (before === 'missing') return createMissing(folder, files, signal, onWritten);
    return before === 'empty' || before === 'repository' ? fillEmpty(folder, files, signal, onWritten) : whyNot(before);
  },
  ...singleFiles,
};

function ground(folder: string): Ground {
  try {
    if (!isThere(folder)) return 'missing';
  } catch (error) {
    return { unreadable: codeOf(error) === 'ENOTDIR' ? 'a part of its path is a file' : reasonOf(error) };
  }
  try {
    return inside(folder, readdirSync(folder));
  } catch (error) {
    return codeOf(error) === 'ENOTDIR' ? 'not-a-folder' : { unreadable: reasonOf(error) };
  }
}

/** What a folder is that has these names in it. */
function inside(folder: string, names: readonly string[]): 'empty' | 'repository' | { readonly holds: string } {
  const [first, second] = names.toSorted();
  if (first === undefined) return 'empty';
  return first === '.git' && second === undefined && isUnborn(join(folder, first)) ? 'repository' : { holds: first };
}

function whyNot(found: Exclude<Ground, 'missing' | 'empty' | 'repository'>): Written {
  return typeof found === 'object' && 'unreadable' in found ? { failure: found.unreadable } : 'exists';
}

/** The whole folder appears by one rename, or not at all. */
async function createMissing(
  folder: string,
  files: readonly TemplateFile[],
  signal: AbortSignal,
  onWritten: (path: string) => void,
): Promise<Written> {
  const above = nearestFolder(dirname(folder));
  return inTemporary(above, files, signal, onWritten, (built) => {
    const firstMade = mkdirSync(dirname(folder), { recursive: true });
    try {
      if (isThere(folder)) return 'exists';
      renameSync(built, folder);
      return 'written';
    } catch (error) {
      if (firstMade !== undefined) rmSync(firstMade, { recursive: true, force: true });
      throw error;
    }
  });
}

/** The folder itself stays, since somebody may stand in it, and so does its `.git`; what is moved in is taken out again when one part fails. */
async function fillEmpty(
  folder: string,
  files: readonly TemplateFile[],
  signal: AbortSignal,
  onWritten: (path: string) => void,
): Promise<Written> {
  return inTemporary(folder, files, signal, onWritten, (built) => {
    const temporary = basename(dirname(built));
    const others = readdirSync(folder).filter((name) => name !== temporary);
    if (typeof inside(folder, others) === 'object') return 'exists';
    const moved: string[] = [];
    try {
      for (const name of readdirSync(built)) {
        renameSync(join(built, name), join(folder, name));
        moved.push(name);
      }
      return 'written';
    } catch (error) {
      for (const name of moved) rmSync(join(folder, name), { recursive: true, force: true });
      throw error;
    }
  });
}

function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** Builds the files in a hidden folder on the same disk, which nobody else can enter and which is gone afterwards. */
async function inTemporary(
  above: string,
  files: readonly TemplateFile[],
  signal: AbortSignal,
  onWritten: (path: string) => void,
  place: (built: string) => Written,
): Promise<Written> {
  const temporary = join(above, `.slipway-${randomBytes(6).toString('hex')}`);
  const built = join(temporary, 'new');
  const clear = (): void => rmSync(temporary, { recursive: true, force: true });
  signal.throwIfAborted();
  // The process may end before anything that waits here goes on.
  signal.addEventListener('abort', clear, { once: true });
  try {
    mkdirSync(temporary, { mode: 0o700 });
    mkdirSync(built);
    for (const file of files) {
      writeNew(join(built, file.path), file.bytes, file.executable ? 0o777 : 0o666);
      onWritten(file.path);
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    }
    return place(built);
  } catch (error) {
    if (signal.aborted) throw error;
    return { failure: reasonOf(error) };
  } finally {
    signal.removeEventListener('abort', clear);
    clear();
  }
}
