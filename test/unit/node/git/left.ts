import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Somebody } from './somebody.ts';

/** Nothing of what is made for a moment is left. */
export function expectNothingLeft({ git }: Somebody): void {
  expect(git('worktree', 'list').split('\n')).toHaveLength(1);
  expect(existsSync(join(git('rev-parse', '--absolute-git-dir'), 'worktrees'))).toBe(false);
  const mine = new RegExp(`^slipway-commit-[0-9a-f]+-${process.pid}-`);
  expect(readdirSync(tmpdir()).filter((name) => mine.test(name))).toEqual([]);
}

/** Resolves when a file is there. */
export const appears = (path: string) =>
  expect.poll(() => existsSync(path), { interval: 5, timeout: 20_000 }).toBe(true);

/** Two commits, of which the files and the index know nothing else. */
export function expectRaised(user: Somebody, path = 'platform.yaml'): void {
  expect(user.commits()).toEqual(['feat: release storage', 'first']);
  expect(user.git('show', '--name-only', '--format=', 'HEAD')).toBe(path);
  expect(user.git('log', '-1', '--format=%(trailers:key=Slipway-Release,valueonly)')).toBe('storage');
}
