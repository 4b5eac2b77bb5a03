import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { nodePrograms } from '../../../src/node/programs.ts';
import type { ProgramRun } from '../../../src/writes.ts';

const all = { PATH: '/bin', HOME: '/home/ada', KUBECONFIG: '/home/ada/a' };
const tells = `
  const [first, ...others] = process.env.KUBECONFIG.split(require('node:path').delimiter);
  console.log(JSON.stringify({ first, others, context: JSON.parse(require('node:fs').readFileSync(first))['current-context'] }));
`;

function running(code: string, more: Partial<ProgramRun>, signal = new AbortController().signal) {
  const run = { program: process.execPath, args: ['-e', code], cwd: process.cwd(), sees: ['KUBECONFIG'], input: null };
  return nodePrograms(all, () => []).run({ ...run, environment: {}, limit: 60_000, onLine: null, ...more }, signal);
}

test.each<readonly [environment: Readonly<Record<string, string>>, own: string]>([
  [{}, '/home/ada/a'],
  [{ KUBECONFIG: '/other' }, '/other'],
])('A program with a context finds it named first, before the files of the user (%j)', async (environment, own) => {
  const { stdout } = await running(tells, { context: 'home', environment });
  const told = JSON.parse(stdout) as { first: string; others: readonly string[]; context: string };
  expect(told).toMatchObject({ context: 'home', others: [own, told.first] });
  expect(existsSync(dirname(told.first))).toBe(false);
});

test('A program without one sees what the user has set', async () => {
  expect((await running('console.log(process.env.KUBECONFIG)', {})).stdout).toBe('/home/ada/a\n');
});

test('The file goes as well when the program is cancelled', async () => {
  const stop = new AbortController();
  let first = '';
  const onLine = (line: string): void => {
    [first = ''] = line.split(delimiter);
    stop.abort(new Error('enough'));
  };
  const code = 'console.log(process.env.KUBECONFIG); setInterval(() => {}, 1000);';
  await expect(running(code, { context: 'home', onLine }, stop.signal)).rejects.toThrow('enough');
  expect(first).not.toBe('');
  expect(existsSync(dirname(first))).toBe(false);
});
