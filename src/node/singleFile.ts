import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Writer, Written } from '../ports.ts';
import { decode } from './files.ts';
import { codeOf, reasonOf } from './reason.ts';

/** Writes single files, each whole or not at all: it is on the disk under another name before it gets its own. */
export const singleFiles: Pick<Writer, 'createFile' | 'replaceFile' | 'removeFile'> = {
  createFile: async (path, text, { secret } = { secret: false }) => {
    return attempt(() => {
      mkdirSync(dirname(path), { recursive: true });
      if (isThere(path)) return 'exists';
      const [bytes, mode] = [new TextEncoder().encode(text), secret ? 0o600 : 0o666];
      return viaTemporary(path, (temporary) => {
        writeNew(temporary, bytes, mode);
        placeNew(temporary, path, bytes, mode);
      });
    });
  },
  replaceFile: async (path, seen, text) => {
    return attempt(() => {
      const before = look(path, seen);
      if ('failure' in before) return before;
      return viaTemporary(path, (temporary) => {
        writeNew(temporary, encodedAs(before.bytes, text), before.mode, { isExact: true });
        renameSync(temporary, path);
      });
    });
  },
  removeFile: async (path, seen) => {
    return attempt(() => {
      const before = look(path, seen);
      if ('failure' in before) return before;
      rmSync(path);
      return 'removed';
    });
  },
};

/** A link to nothing is something too. Throws when it can't be looked at. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Writes a file that is not there, with the folders above it; it is on the disk before it counts as written, and nothing
 * of it is left otherwise. Of the mode the user's mask takes its part, unless it is `isExact`: that of another file.
 * Throws what the file system says.
 */
export function writeNew(path: string, bytes: Uint8Array, mode: number, { isExact } = { isExact: false }): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'wx', mode);
  try {
    try {
      writeFileSync(file, bytes);
      if (isExact) fchmodSync(file, mode);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** What is there, when it is a file of its own with the text that was seen. */
function look(
  path: string,
  seen: string,
): { readonly bytes: Buffer; readonly mode: number } | { readonly failure: string } {
  const stat = lstatSync(path);
  if (!stat.isFile()) return { failure: 'it is no file of its own but a link or a folder' };
  const bytes = readFileSync(path);
  const now = decode(bytes);
  return 'text' in now && now.text === seen
    ? { bytes, mode: stat.mode & 0o777 }
    : { failure: 'it has changed meanwhile' };
}

/** With the byte order mark of the file that was there, and in its encoding: what is read does not say them. */
function encodedAs(before: Buffer, text: string): Uint8Array {
  const [first, second] = before;
  if (first === 0xff && second === 0xfe) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (first === 0xfe && second === 0xff) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const isMarked = first === 0xef && second === 0xbb && before[2] === 0xbf;
  return new TextEncoder().encode(isMarked ? `\ufeff${text}` : text);
}

function viaTemporary(path: string, place: (temporary: string) => void): Written {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    place(temporary);
    return 'written';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'exists';
    throw error;
  } finally {
    clear(temporary);
  }
}

/** What is left under a name of no meaning makes no failure of a file that is in its place. */
function clear(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // The file itself has been told of already.
  }
}

/** Never over another file that came meanwhile, which renaming would do. A stick has no links: it is written again there. */
function placeNew(temporary: string, path: string, bytes: Uint8Array, mode: number): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    writeNew(path, bytes, mode);
  }
}

function attempt<Done>(act: () => Done | { readonly failure: string }): Done | { readonly failure: string } {
  try {
    return act();
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}
