import { sha256 } from '../sha256.ts';
import { byPath } from './file.ts';
import type { TemplateFile } from './file.ts';

/** The SHA-256 of each file by its path, in the order of paths. */
export async function sums(files: readonly TemplateFile[]): Promise<Readonly<Record<string, string>>> {
  const sorted = files.toSorted(byPath);
  return Object.fromEntries(
    await Promise.all(sorted.map(async ({ path, bytes }) => [path, await sha256(bytes)] as const)),
  );
}

/**
 * One SHA-256 for a set of files: over a line `<sum>  <path>` for each, as `sha256sum` prints them in the order of paths.
 * Modes are no part of it: packages and Windows lose them.
 */
export async function digestOf(files: readonly TemplateFile[]): Promise<string> {
  const lines = Object.entries(await sums(files)).map(([path, sum]) => `${sum}  ${path}\n`);
  return sha256(new TextEncoder().encode(lines.join('')));
}
