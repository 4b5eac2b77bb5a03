import { readdir, readFile, stat } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { limits } from '../domain/yaml/problem.ts';
import type { Files, FileText } from '../ports.ts';

export const nodeFiles: Files = {
  read: async (path) => {
    try {
      const { size } = await stat(path);
      if (size > limits.fileBytes) return { failure: 'too-large', bytes: size };
      return decode(await readFile(path));
    } catch (error) {
      return { failure: 'unreadable', reason: reasonOf(error) };
    }
  },
  kind: async (path) => {
    const found = await stat(path).catch(() => null);
    return found === null ? 'missing' : found.isDirectory() ? 'folder' : 'file';
  },
  manifests: async (folder, { ignored }) => {
    const found: string[] = [];
    await walk(folder, '', ignored ? [] : [{ base: '', rules: ignore() }], found);
    return found;
  },
};

/** Text as Kubernetes reads it: UTF-8, or UTF-16 with its mark. */
export function decode(bytes: Buffer): FileText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  return isUtf8(bytes) ? { text: new TextDecoder().decode(bytes) } : { failure: 'not-text' };
}

interface IgnoreFile {
  /** The folder of the `.gitignore`, relative to the root of the walk; empty or ending in `/`. */
  readonly base: string;
  readonly rules: Ignore;
}

/** Depth first in order of names; `relative` is empty or ends in `/`. */
async function walk(root: string, relative: string, ignores: readonly IgnoreFile[], found: string[]): Promise<void> {
  const entries = await readdir(join(root, relative), { withFileTypes: true });
  const here = ignores.length > 0 && entries.some((entry) => entry.name === '.gitignore') ? [...ignores, await ignoreFile(root, relative)] : ignores;
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${relative}${entry.name}`;
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name) && !isIgnored(`${path}/`, here)) await walk(root, `${path}/`, here, found);
    } else if (entry.isFile() && /\.(ya?ml|json)$/i.test(entry.name) && !isIgnored(path, here)) {
      found.push(join(root, path));
    }
  }
}

const skipped = new Set(['.git', 'node_modules']);

async function ignoreFile(root: string, base: string): Promise<IgnoreFile> {
  const text = await readFile(join(root, base, '.gitignore'), 'utf8').catch(() => '');
  return { base, rules: ignore().add(text) };
}

/** The deepest `.gitignore` that says anything decides (gitignore(5)). */
function isIgnored(path: string, ignores: readonly IgnoreFile[]): boolean {
  for (const { base, rules } of ignores.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const reasons: Record<string, string> = { EACCES: 'permission is denied', ENOENT: 'it does not exist', EISDIR: 'it is a folder', ELOOP: 'its links go in a circle' };
  return reasons[code] ?? error.message;
}
