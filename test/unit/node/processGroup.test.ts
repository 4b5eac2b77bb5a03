import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { endGroup, startGroup } from '../../../src/node/processGroup.ts';
import type { Started } from '../../../src/node/processGroup.ts';
import { folderWith } from './folder.ts';

const limit = 20_000;

/** Starts a program, and takes care that nothing of it is left after the test. */
function started(more: Partial<Started>): ChildProcess {
  const whole = { program: '/bin/sh', args: [], cwd: '/', environment: { PATH: '/usr/bin:/bin' }, hasInput: false };
  const child = startGroup({ ...whole, ...more });
  onTestFinished(() => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // As it should be.
    }
  });
  return child;
}

const shell = (code: string, more: Partial<Started> = {}): ChildProcess => started({ args: ['-c', code], ...more });

function saidBy({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('It can say nothing');
  return text(stdout);
}

/** State, parent, group and session of a process (proc(5), /proc/pid/stat); null for none, and for one that is over. */
function processOf(pid: number): { readonly group: number; readonly session: number } | null {
  try {
    const [state, , group, session] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return state === 'Z' || state === 'X' ? null : { group: Number(group), session: Number(session) };
  } catch {
    return null;
  }
}

async function pidIn(file: string): Promise<number> {
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'), { timeout: limit }).toBe(true);
  return Number(readFileSync(file, 'utf8'));
}

describe('A program is started', () => {
  test(
    'in a session of its own, with what it starts',
    async () => {
      const cwd = folderWith({});
      const child = shell('sleep 600 & echo $! > child; wait', { cwd });
      const pid = await pidIn(join(cwd, 'child'));
      expect(child.pid).not.toBe(undefined);
      expect([processOf(child.pid ?? 0), processOf(pid)]).toEqual([
        { group: child.pid, session: child.pid },
        { group: child.pid, session: child.pid },
      ]);
    },
    limit,
  );

  test(
    'with its words as they are, in its folder, with its variables and no others',
    async () => {
      const cwd = folderWith({});
      const code = 'console.log(JSON.stringify([process.argv.slice(1), process.cwd(), process.env]))';
      const environment = { HOME: '/home/me', MORE: '$(id)' };
      const child = started({
        program: process.execPath,
        args: ['-e', code, '--', '$HOME; id', '*'],
        cwd,
        environment,
      });
      expect(JSON.parse(await saidBy(child))).toEqual([['$HOME; id', '*'], cwd, environment]);
    },
    limit,
  );

  test(
    'with something to read only where there is something',
    async () => {
      const without = shell('cat; echo end');
      expect([without.stdin, await saidBy(without)]).toEqual([null, 'end\n']);
      const child = shell('cat; echo end', { hasInput: true });
      child.stdin?.end('hello\n');
      expect(await saidBy(child)).toBe('hello\nend\n');
    },
    limit,
  );
});

describe('A group is ended', () => {
  test(
    'where its leader has ended and left something behind',
    async () => {
      const cwd = folderWith({});
      const child = shell('sleep 600 >/dev/null 2>&1 & echo $! > child', { cwd });
      await once(child, 'exit');
      const pid = await pidIn(join(cwd, 'child'));
      expect(processOf(pid)).toMatchObject({ group: child.pid });
      await endGroup(child);
      expect(processOf(pid)).toBe(null);
    },
    limit,
  );

  test(
    'by force where what its leader has left behind does not listen',
    async () => {
      const cwd = folderWith({});
      // It tells who it is once it does not listen any more; its leader is asked, and goes at once.
      const stubborn = `trap '' TERM; echo $$ > child; while :; do sleep 0.1; done`;
      const child = started({ args: ['-c', 'sh -c "$1" & wait', 'sh', stubborn], cwd });
      const pid = await pidIn(join(cwd, 'child'));
      const begun = Date.now();
      await endGroup(child);
      expect(Date.now() - begun).toBeGreaterThan(4000);
      expect([child.signalCode, processOf(pid)]).toEqual(['SIGTERM', null]);
    },
    limit,
  );

  test(
    'at once where it does as it is asked',
    async () => {
      const child = shell('trap "exit 7" TERM; echo ready; while :; do sleep 0.01; done');
      if (child.stdout === null) throw new Error('It can say nothing');
      await once(child.stdout, 'data');
      await endGroup(child);
      expect([child.exitCode, child.signalCode]).toEqual([7, null]);
    },
    limit,
  );

  test(
    'where nothing of it is left, or nothing ever was',
    async () => {
      const over = shell('exit 3');
      await once(over, 'exit');
      await endGroup(over);
      expect(over.exitCode).toBe(3);
      const none = started({ program: join(folderWith({}), 'none') });
      const [error] = (await once(none, 'error')) as [NodeJS.ErrnoException];
      expect([error.code, none.pid]).toEqual(['ENOENT', undefined]);
      await endGroup(none);
    },
    limit,
  );
});
