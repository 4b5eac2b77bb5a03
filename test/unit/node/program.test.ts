import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { environmentOf, findProgram, isInside, runProgram, variableOf } from '../../../src/node/program.ts';
import { folderWith } from './folder.ts';

const posix = process.platform !== 'win32';

/** A folder with programs. */
function withPrograms(...paths: readonly string[]): string {
  const folder = folderWith(Object.fromEntries(paths.map((path) => [path, '#!/bin/sh\n'])));
  for (const path of paths) chmodSync(join(folder, path), 0o755);
  return folder;
}

describe.runIf(posix)('a program', () => {
  test('is the first on the PATH that can be run', () => {
    const folder = withPrograms('b/tool', 'c/tool');
    mkdirSync(join(folder, 'a/tool'), { recursive: true });
    const path = ['a', 'b', 'c'].map((one) => join(folder, one)).join(delimiter);
    expect(findProgram('tool', { path, outside: [] })).toBe(join(folder, 'b/tool'));
    chmodSync(join(folder, 'b/tool'), 0o644);
    expect(findProgram('tool', { path, outside: [] })).toBe(join(folder, 'c/tool'));
    expect(findProgram('other', { path, outside: [] })).toBe(null);
  });

  test('is never one that a workspace brings, by whatever way', () => {
    const workspace = withPrograms('bin/tool', 'node_modules/.bin/tool');
    const elsewhere = withPrograms('bin/tool');
    symlinkSync(join(workspace, 'bin'), join(elsewhere, 'linked'));
    symlinkSync(join(workspace, 'bin/tool'), join(elsewhere, 'tool'));
    const path = [join(workspace, 'bin'), join(workspace, 'node_modules/.bin'), join(elsewhere, 'linked'), elsewhere];
    expect(findProgram('tool', { path: path.join(delimiter), outside: [workspace] })).toBe(null);
    const more = [...path, join(elsewhere, 'bin')].join(delimiter);
    expect(findProgram('tool', { path: more, outside: [workspace] })).toBe(join(elsewhere, 'bin/tool'));
  });

  test('is none of those that the packages of a project bring', () => {
    const folder = withPrograms('node_modules/.bin/tool', 'bin/tool');
    const path = ['node_modules/.bin', 'bin'].map((one) => join(folder, one)).join(delimiter);
    expect(findProgram('tool', { path, outside: [] })).toBe(join(folder, 'bin/tool'));
  });

  test('is none of a relative entry', () => {
    expect(findProgram('sh', { path: ['', '.', 'bin', '../bin'].join(delimiter), outside: [] })).toBe(null);
  });
});

test('Only variables that are allowed come through', () => {
  const all = { PATH: '/bin', LC_ALL: 'C', LC: 'x', GIT_DIR: '/x', HOME: undefined };
  expect(environmentOf(all, ['PATH', 'HOME', 'LC_*'])).toEqual({ PATH: '/bin', LC_ALL: 'C' });
});

test('On Windows the case of a name says nothing', () => {
  const all = { Path: String.raw`C:\bin`, systemRoot: 'C:', Git_Dir: 'x', xdg_a: 'y' };
  const allowed = ['PATH', 'SystemRoot', 'XDG_*'];
  expect(environmentOf(all, allowed, 'win32')).toEqual({ Path: String.raw`C:\bin`, systemRoot: 'C:', xdg_a: 'y' });
  expect(environmentOf(all, allowed, 'linux')).toEqual({});
  expect(variableOf(all, 'PATH', 'win32')).toBe(String.raw`C:\bin`);
  expect(variableOf(all, 'PATH', 'linux')).toBe(undefined);
  expect(variableOf({ PATH: '/bin' }, 'PATH', 'linux')).toBe('/bin');
});

test.runIf(posix).each([
  ['/a', '/a', true],
  ['/a/b', '/a', true],
  ['/ab', '/a', false],
  ['/a', '/a/b', false],
  ['/a/..b', '/a', true],
])('%s lies in %s: %s', (path, folder, is) => expect(isInside(path, folder)).toBe(is));

describe('running', () => {
  const run = (script: string, signal = new AbortController().signal, limit = 60_000) =>
    runProgram(process.execPath, ['-e', script], { cwd: process.cwd(), environment: { A: 'x y' }, signal, limit });

  test('says how it ended and what it printed, without a shell between', async () => {
    const ended = await run('console.log(process.env.A, "$A; *"); console.error("e"); process.exitCode = 3');
    expect(ended).toEqual({ status: 3, stdout: 'x y $A; *\n', stderr: 'e\n' });
  });

  test('gives no input', async () => {
    expect(await run('process.stdin.on("end", () => console.log("end")).resume()')).toMatchObject({ stdout: 'end\n' });
  });

  test('has a limit', async () => {
    expect(await run('setInterval(() => {}, 1000)', undefined, 200)).toMatchObject({ status: null });
  });

  test('is given up when the signal says so', async () => {
    const stop = new AbortController();
    const running = run('setInterval(() => {}, 1000)', stop.signal);
    stop.abort();
    await expect(running).rejects.toThrow('abort');
  });

  test('What does not start has no status', async () => {
    const none = join(folderWith({}), 'none');
    const surroundings = { cwd: process.cwd(), environment: {}, signal: new AbortController().signal, limit: 1000 };
    expect(await runProgram(none, [], surroundings)).toMatchObject({ status: null });
  });
});
