import { open, readdir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { limits } from '../domain/yaml/problem.ts';
import type { Files, FileText } from '../ports.ts';
import { GitIgnore } from './gitignore.ts';
import { codeOf, reasonOf } from './reason.ts';

export const nodeFiles: Files = {
  read: async (path) => {
    try {
      return await readFile(await open(path));
    } catch (error) {
      return { failure: 'unreadable', reason: reasonOf(error) };
    }
  },
  kind: async (path) => {
    try {
      return (await stat(path)).isDirectory() ? 'folder' : 'file';
    } catch (error) {
      // What is there and can't be looked at is a file that can't be read.
      return ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? 'missing' : 'file';
    }
  },
  manifests: async (folder, { ignored }) => {
    const found: Found = { files: [], unreadable: [] };
    await walk(folder, ignored ? null : new GitIgnore(), found, true);
    return found;
  },
};

interface Found {
  readonly files: string[];
  readonly unreadable: { readonly path: string; readonly reason: string }[];
}

async function readFile(file: FileHandle): Promise<FileText> {
  try {
    const { size } = await file.stat();
    return size > limits.fileBytes ? { failure: 'too-large', bytes: size } : await readAll(partsOf(file, size));
  } finally {
    await file.close();
  }
}

/** What it is said to hold comes in one piece: a stream takes three times as long for a file of some kilobytes. */
async function* partsOf(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let wanted = size + 1; ; wanted = usual) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Bytes that are read at a time where nobody has said how many there are. */
const usual = 64 * 1024;

/** All of a stream as text; reading stops where it is too large to be judged, whatever its size was said to be. */
export async function readAll(stream: AsyncIterable<Buffer>): Promise<FileText> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    parts.push(part);
    bytes += part.length;
    if (bytes > limits.fileBytes) return { failure: 'too-large', bytes };
  }
  return decode(Buffer.concat(parts));
}

/** Text as Kubernetes reads it: UTF-8, or UTF-16 with its mark. */
export function decode(bytes: Buffer): FileText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  return isUtf8(bytes) ? { text: utf8.decode(bytes) } : { failure: 'not-text' };
}

const utf8 = new TextDecoder();

/** Depth first in the order of names; links are not followed, and a folder with a `.git` of its own is another repository. */
async function walk(folder: string, git: GitIgnore | null, found: Found, isRoot: boolean): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    found.unreadable.push({ path: folder, reason: reasonOf(error) });
    return [];
  });
  if (!isRoot && entries.some(({ name }) => name === '.git')) return;
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name) && git?.ignores(path, 'folder') !== true) await walk(path, git, found, false);
    } else if (entry.isFile() && /\.(ya?ml|json)$/i.test(entry.name) && git?.ignores(path, 'file') !== true) {
      found.files.push(path);
    }
  }
}

const skipped = new Set(['.git', 'node_modules']);
