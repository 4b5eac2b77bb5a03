import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodePrograms } from '../../../src/node/programs.ts';
import type { ProgramRun } from '../../../src/writes.ts';
import { folderWith } from './folder.ts';

const never = new AbortController().signal;
const node = process.execPath;

function running(code: string, more: Partial<ProgramRun> = {}, signal = never, environment: NodeJS.ProcessEnv = {}) {
  const folder = process.cwd();
  const run = { program: node, args: ['-e', code], cwd: folder, sees: [], environment: {}, input: null };
  return nodePrograms({ PATH: '/bin', ...environment }, () => []).run(
    { ...run, limit: 60_000, onLine: null, ...more },
    signal,
  );
}

/** A shell script that is run by its absolute path. */
function script(text: string): { readonly program: string; readonly args: readonly string[]; readonly folder: string } {
  const folder = folderWith({ run: `#!/bin/bash\n${text}\n` });
  chmodSync(join(folder, 'run'), 0o755);
  return { program: join(folder, 'run'), args: [], folder };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !/^\S+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function pidIn(file: string): Promise<number> {
  await expect
    .poll(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'), { timeout: 10_000 })
    .toBe(true);
  const pid = Number(readFileSync(file, 'utf8'));
  onTestFinished(() => {
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  return pid;
}

describe('a program is found', () => {
  const withTool = (...paths: readonly string[]): string => {
    const folder = folderWith(Object.fromEntries(paths.map((path) => [path, '#!/bin/sh\n'])));
    for (const path of paths) chmodSync(join(folder, path), 0o755);
    return folder;
  };

  test('on the PATH, and never in a workspace or where npm puts what a project brings', async () => {
    const folder = withTool('work/tool', 'other/node_modules/.bin/tool', 'bin/tool');
    const path = ['work', 'other/node_modules/.bin', 'bin'].map((one) => join(folder, one)).join(':');
    const programs = nodePrograms({ PATH: `.:${path}` }, () => [join(folder, 'work')]);
    expect(await programs.find('tool')).toBe(join(folder, 'bin/tool'));
    expect(await programs.find('none')).toBe(null);
  });

  test('by its name, and by no path', async () => {
    const folder = withTool('bin/tool');
    mkdirSync(join(folder, 'bin/sub'));
    const programs = nodePrograms({ PATH: join(folder, 'bin') }, () => []);
    for (const name of ['sub/../tool', join(folder, 'bin/tool'), '../bin/tool', '']) {
      expect(await programs.find(name)).toBe(null);
    }
  });

  test('where the PATH is not set nothing is', async () => {
    expect(await nodePrograms({}, () => []).find('sh')).toBe(null);
  });
});

describe('a program', () => {
  test('says how it ended and what it printed, without a shell between', async () => {
    const ended = await running('console.log(process.argv[1]); console.error("e"); process.exitCode = 3', {
      args: ['-e', 'console.log(process.argv[1]); console.error("e"); process.exitCode = 3', '$(id); *'],
    });
    expect(ended).toEqual({ status: 3, stdout: '$(id); *\n', stderr: 'e\n', problem: null });
  });

  test('sees the variables that it may see, and no others', async () => {
    const environment = { HOME: '/home/me', LC_ALL: 'C', GIT_DIR: '/x', SECRET: 's', KUBECONFIG: '/k', XDG_A: 'x' };
    const { stdout } = await running(
      'console.log(JSON.stringify(process.env))',
      { sees: ['KUBECONFIG', 'XDG_*'], environment: { MORE: '1' } },
      never,
      environment,
    );
    const seen = JSON.parse(stdout) as object;
    expect(seen).toEqual({ PATH: '/bin', HOME: '/home/me', LC_ALL: 'C', KUBECONFIG: '/k', XDG_A: 'x', MORE: '1' });
  });

  test('finds no program in the workspace either', async () => {
    const run = { program: node, args: ['-e', 'console.log(process.env.PATH)'], cwd: '/', sees: [], environment: {} };
    const programs = nodePrograms({ PATH: `.:/work/bin::bin:/usr/bin` }, () => ['/work']);
    const { stdout } = await programs.run({ ...run, input: null, limit: 60_000, onLine: null }, never);
    expect(stdout).toBe('/usr/bin\n');
  });

  test('reads the input that it is given, and then its end', async () => {
    const echo = 'process.stdin.on("data", (d) => process.stdout.write(d)).on("end", () => console.log("end"))';
    expect(await running(echo, { input: 'one\ntwo' })).toMatchObject({ stdout: 'one\ntwoend\n' });
    expect(await running(echo)).toMatchObject({ stdout: 'end\n' });
  });

  test('need not read it', async () => {
    expect(await running('process.exit(0)', { input: 'x'.repeat(5_000_000) })).toMatchObject({ status: 0 });
  });

  test('is told line by line, whole, in the order of each stream', async () => {
    const lines: string[] = [];
    const text = 'process.stdout.write("ä\\r\\nb"); process.stdout.write("c\\n\\nlast"); process.stderr.write("e\\n")';
    await running(text, { onLine: (line, stream) => lines.push(`${stream}: ${line}`) });
    expect(lines.filter((line) => line.startsWith('stdout'))).toEqual([
      'stdout: ä',
      'stdout: bc',
      'stdout: ',
      'stdout: last',
    ]);
    expect(lines.filter((line) => line.startsWith('stderr'))).toEqual(['stderr: e']);
  });

  test('may complain at length', async () => {
    const { stderr, status } = await running('process.stderr.write("x".repeat(1024 * 1024)); process.exitCode = 1');
    expect({ status, length: stderr.length }).toEqual({ status: 1, length: 1024 * 1024 });
  });

  test('that can not be started says why', async () => {
    const none = join(folderWith({}), 'none');
    expect(await running('', { program: none })).toEqual({
      status: null,
      stdout: '',
      stderr: '',
      problem: "it can't be started: it does not exist",
    });
    expect(await running('', { program: 'sh' })).toMatchObject({ problem: 'sh is no absolute path' });
  });

  test('that is killed by somebody says by what', async () => {
    const { status, problem } = await running('process.kill(process.pid, "SIGKILL")');
    expect({ status, problem }).toEqual({ status: null, problem: 'it was ended by SIGKILL' });
  });

  test('has no terminal of ours where it could ask', async () => {
    const { program, args, folder } = script('(echo hello > /dev/tty) 2>/dev/null && echo asked || echo alone');
    expect(await running('', { program, args, cwd: folder })).toMatchObject({ stdout: 'alone\n' });
  });
});

describe('a program is ended', () => {
  test('when its time is over, with all that it has started', async () => {
    const { program, args, folder } = script('echo begun\nsleep 600 & echo $! > child\nwait');
    const ended = await running('', { program, args, cwd: folder, limit: 1000 });
    expect(ended).toMatchObject({ status: null, stdout: 'begun\n', problem: 'it did not end within 1 s' });
    expect(isAlive(await pidIn(join(folder, 'child')))).toBe(false);
  });

  test('when it prints without end', async () => {
    const flood = 'const b = Buffer.alloc(1 << 20, 120); const w = () => process.stdout.write(b, w); w()';
    const { status, stdout, problem } = await running(flood);
    expect({ status, problem }).toEqual({ status: null, problem: 'it printed more than 20 MB' });
    expect(stdout.length).toBe(20 * 1024 * 1024);
  });

  test('when the signal says so, and nothing is left when that is told', async () => {
    const { program, args, folder } = script('sleep 600 & echo $! > child\nwait');
    const stop = new AbortController();
    const run = running('', { program, args, cwd: folder }, stop.signal);
    const pid = await pidIn(join(folder, 'child'));
    stop.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
    expect(isAlive(pid)).toBe(false);
  });

  test('with time to tidy up', async () => {
    const { program, args, folder } = script(
      'trap "echo tidy > tidied; exit 0" TERM\necho $$ > child\nwhile :; do read -t 1 < <(:); done',
    );
    const stop = new AbortController();
    const run = running('', { program, args, cwd: folder }, stop.signal);
    await pidIn(join(folder, 'child'));
    stop.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
    expect(readFileSync(join(folder, 'tidied'), 'utf8')).toBe('tidy\n');
  });

  test('by force, when neither it nor what it has started listens', async () => {
    const { program, args, folder } = script(
      'trap "" TERM\n(trap "" TERM; echo $BASHPID > child; while :; do sleep 1; done) &\necho $$ > leader\nwhile :; do sleep 1; done',
    );
    const stop = new AbortController();
    const run = running('', { program, args, cwd: folder }, stop.signal);
    const [leader, child] = [await pidIn(join(folder, 'leader')), await pidIn(join(folder, 'child'))];
    const begun = Date.now();
    stop.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
    expect(Date.now() - begun).toBeGreaterThan(4000);
    expect([leader, child].map(isAlive)).toEqual([false, false]);
  }, 20_000);

  test('before it begins, where that was decided already', async () => {
    const folder = folderWith({});
    await expect(
      running('', { program: '/bin/touch', args: ['x'], cwd: folder }, AbortSignal.abort(new Error('no'))),
    ).rejects.toThrow('no');
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  test('not by what it leaves behind: that may hold its output open', async () => {
    const { program, args, folder } = script('sleep 600 & echo $! > child\necho done');
    const ended = await running('', { program, args, cwd: folder });
    expect(ended).toEqual({ status: 0, stdout: 'done\n', stderr: '', problem: null });
    process.kill(await pidIn(join(folder, 'child')), 'SIGKILL');
  });
});
