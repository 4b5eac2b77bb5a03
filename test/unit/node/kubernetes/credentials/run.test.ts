import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runPlugin } from '../../../../../src/node/kubernetes/credentials/run.ts';
import { ManualTimers } from '../../../../fakes/timers.ts';
import { folderWith } from '../../folder.ts';
import { never } from '../opened.ts';
import { programIn } from '../programs.ts';

const run = (script: string, { args = [] as readonly string[], signal = never, timers = new ManualTimers() } = {}) => {
  const folder = folderWith({});
  const program = programIn(folder, 'plugin', script);
  return { folder, end: runPlugin({ program, arguments: args, environment: { A: 'b' }, folder }, timers, signal) };
};

/** Says that it runs by a file, and never ends, nor does what it starts. */
const hanging = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
  require('node:fs').writeFileSync('pids.tmp', process.pid + ' ' + child.pid);
  require('node:fs').renameSync('pids.tmp', 'pids');
  setInterval(() => {}, 1000);`;

async function pidsIn(folder: string): Promise<readonly number[]> {
  const file = join(folder, 'pids');
  await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
  return readFileSync(file, 'utf8').split(' ').map(Number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended and was not asked after yet still has its number.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe.runIf(process.platform !== 'win32')('a plugin', () => {
  test('has its arguments as they are, its environment alone, and no input', async () => {
    const script = `console.log(JSON.stringify([process.argv.slice(2), process.env.A, process.env.HOME ?? null,
      require('node:fs').readFileSync(0, 'utf8')]));`;
    const { end } = run(script, { args: ['$HOME', '; rm', "'"] });
    expect(await end).toMatchObject({ status: 0, stdout: `[["$HOME","; rm","'"],"b",null,""]\n` });
  });

  test('that fails with 1 MB of complaints is heard to the limit', async () => {
    const { end } = run(`process.stderr.write('x'.repeat(1024 * 1024), () => process.exit(7));`);
    expect(await end).toMatchObject({ status: 7, stdout: '', stderr: 'x'.repeat(64 * 1024) });
  });

  test('that prints without end is ended', async () => {
    const { end } = run(`const more = () => process.stdout.write('x'.repeat(65536), more); more();`);
    expect(await end).toEqual({ failure: 'too-much' });
  });

  test('that hangs is ended after 60 s, with what it started', async () => {
    const timers = new ManualTimers();
    const { end, folder } = run(hanging, { timers });
    const pids = await pidsIn(folder);
    timers.advance(60_000);
    expect(await end).toEqual({ failure: 'late' });
    await expect.poll(() => pids.filter(isAlive), { timeout: 20_000 }).toEqual([]);
  });

  test('is ended when nobody wants its answer', async () => {
    const stop = new AbortController();
    const { end, folder } = run(hanging, { signal: stop.signal });
    const pids = await pidsIn(folder);
    stop.abort(new Error('gone'));
    await expect(end).rejects.toThrow('gone');
    await expect.poll(() => pids.filter(isAlive), { timeout: 20_000 }).toEqual([]);
  });

  test('that can not be started says why', async () => {
    const folder = folderWith({});
    const end = runPlugin(
      { program: `${folder}/none`, arguments: [], environment: {}, folder },
      new ManualTimers(),
      never,
    );
    expect(await end).toEqual({ failure: 'start', reason: expect.stringContaining('ENOENT') });
  });
});
