import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../node/folder.ts';
import { cases, good, versions } from './bad.ts';
import type { Case } from './bad.ts';
import { hashOf } from './hash.ts';
import { needsBuild, slipway } from './slipway.ts';

needsBuild();

interface Output {
  readonly findings: readonly { readonly code: string }[];
}

/** Ends with the status, prints the findings, says its line, and leaves every file as it was. */
function check({ args, files = {}, input, status, codes, stderr }: Case): void {
  const cwd = folderOf(files);
  const before = hashOf(cwd);
  const formatted = args.includes('--format') ? args : ['--format', 'json', ...args];
  const run = slipway(['lint', ...formatted], { cwd, ...(input === undefined ? {} : { input }) });
  expect({ status: run.status, stderr: run.stderr }).toEqual({
    status,
    stderr: stderr === undefined ? '' : `slipway: ${stderr}\n`,
  });
  const found = codes === undefined ? undefined : (JSON.parse(run.stdout) as Output).findings.map(({ code }) => code);
  expect(found).toEqual(codes);
  expect(hashOf(cwd)).toBe(before);
}

describe('bad input ends well', { timeout: 30_000 }, () => {
  test.each([...cases, ...versions])('$rule', check);

  // Chmod does not stop root; the memory of the process itself can be named, and not read at its start.
  test.runIf(process.platform === 'linux')('A file that can not be read', () => {
    check({
      rule: '',
      args: ['/proc/self/mem', 'a.yaml'],
      files: { 'a.yaml': good },
      status: 2,
      codes: [],
      stderr: "lint/unreadable: /proc/self/mem can't be read: EIO: i/o error, read.",
    });
  });
});

function folderOf(files: NonNullable<Case['files']>): string {
  const written = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'string' || content instanceof Uint8Array ? content : ''] as const,
  );
  const folder = folderWith(Object.fromEntries(written.filter(([path]) => !isLink(files[path]))));
  for (const [path, content] of Object.entries(files)) {
    if (isLink(content)) symlinkSync(content.link, join(folder, path));
    else if (typeof content === 'object' && 'bytes' in content) truncateSync(join(folder, path), content.bytes);
  }
  return folder;
}

function isLink(content: NonNullable<Case['files']>[string] | undefined): content is { readonly link: string } {
  return typeof content === 'object' && 'link' in content;
}
