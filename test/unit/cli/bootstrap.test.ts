import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leaseKind, leasePlace } from '../../../src/domain/bootstrap/lease.ts';
import { firstServer } from '../../../src/domain/bootstrap/run.ts';
import { folderWith } from '../node/folder.ts';
import { platform, planned, run, start, unread, writes } from './bootstrapRun.ts';
import { demo, needsDemo } from './phasesRun.ts';
import { needsBuild } from './slipway.ts';

needsBuild();
needsDemo();

const lease = () => demo.state.get(leaseKind, leasePlace);
const jsonLines = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('a plan', () => {
  test('says what would be done, and does nothing', async () => {
    const folder = platform([writes('a'), writes('b')], { 'b.txt': 'x' });
    const { status, stderr, plan } = await planned(folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(plan).toMatchObject({
      format: 'slipway.plan/1',
      cluster: { context: 'demo', uid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      phase: 'one',
      head: null,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      obstacles: [],
      steps: [
        { id: 'a', kind: 'command', satisfied: false, argv: [expect.stringMatching(/^\/.*\/touch$/), 'a.txt'] },
        { id: 'b', satisfied: true, argv: [] },
      ],
    });
    expect(existsSync(join(folder, 'a.txt'))).toBe(false);
    expect(lease()).toBeUndefined();
  });

  test('is the same twice', async () => {
    const folder = platform([writes('a')]);
    expect((await planned(folder)).plan).toEqual((await planned(folder)).plan);
  });

  test('can be read', async () => {
    const folder = platform([writes('a')]);
    const { stdout } = await run(folder, ['--plan']);
    expect(stdout).toContain('◌ 1  Write a (command)');
    const document = await run(folder, ['--plan', '--format', 'markdown']);
    expect(document.stdout.trimEnd().split('\n').at(-1)).toBe('**Install One on demo?**');
  });

  test('names the phase by its number too', async () => {
    expect((await run(platform([writes('a')]), ['--plan'], '0')).status).toBe(0);
  });

  test('of a step that can not be done is printed, with status 3', async () => {
    const { status, stdout } = await run(platform([writes('a', { run: `['no-such-program']` })]), [
      '--plan',
      '--format',
      'json',
    ]);
    expect(status).toBe(3);
    expect(JSON.parse(stdout).obstacles).toEqual([expect.stringContaining('no-such-program')]);
  });
});

describe('what was agreed to', () => {
  test('is done, told line by line, and judged at the end', async () => {
    const folder = platform([writes('a'), writes('b')]);
    const { agreed } = await planned(folder);
    const report = join(folderWith({}), 'report.md');
    const { status, stdout, stderr } = await run(folder, [...agreed, '--report', report]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = jsonLines(stdout);
    expect(lines.slice(0, -1).every((line) => Object.keys(line).join() === 'at,step,state,message')).toBe(true);
    expect(lines.filter(({ state }) => state === 'passed')).toMatchObject([{ step: 'a' }, { step: 'b' }]);
    expect(lines.at(-1)).toMatchObject({ format: 'slipway.phases/1', phases: [{ id: 'one', state: 'passed' }] });
    expect(['a.txt', 'b.txt'].map((file) => existsSync(join(folder, file)))).toEqual([true, true]);
    expect(readFileSync(report, 'utf8')).toContain('# One on demo: done');
    expect(lease()).toBeUndefined();
    expect((await planned(folder)).plan.steps).toMatchObject([{ satisfied: true }, { satisfied: true }]);
  });

  test('goes on where an earlier run has ended', async () => {
    const folder = platform([writes('a'), writes('b', { run: `['ls', 'missing']` })]);
    const first = await run(folder, (await planned(folder)).agreed);
    expect(first.status).toBe(1);
    expect(first.stderr).toMatch(/^slipway: bootstrap\/failed: One stopped at "Write b": /m);
    expect(jsonLines(first.stdout).at(-1)).toMatchObject({ phases: [{ state: 'failed' }] });
    writeFileSync(join(folder, 'missing'), '');
    writeFileSync(join(folder, 'b.txt'), '');
    expect((await run(folder, (await planned(folder)).agreed)).status).toBe(0);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('ends by %s, and leaves neither Lease nor process', async (name, expected) => {
    const folder = platform([writes('a', { run: `['sh', '-c', 'echo $$ > pid; exec sleep 600']` })]);
    const started = start(folder, (await planned(folder)).agreed);
    await started.lines((lines) => lines.some((line) => line.includes('"step":"a"')));
    await expect
      .poll(() => existsSync(join(folder, 'pid')) && readFileSync(join(folder, 'pid'), 'utf8').trim())
      .toMatch(/^\d+$/);
    expect(lease()).toBeDefined();
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    started.signal(name);
    const { status, stdout } = await started.ended;
    expect(status).toBe(expected);
    expect(jsonLines(stdout).filter(({ state }) => state === 'cancelled')).toMatchObject([{ step: 'a' }]);
    expect(lease()).toBeUndefined();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  test('ends when nobody reads any more what it says, and leaves neither Lease nor process', async () => {
    const loud = `['sh', '-c', 'echo $$ > pid; while :; do echo loud; sleep 0.1; done']`;
    const folder = platform([writes('a', { run: loud })]);
    const { status, stderr } = await unread(folder, (await planned(folder)).agreed);
    expect({ status, code: stderr.split(': ')[1] }).toEqual({ status: 1, code: 'bootstrap/cancelled' });
    expect(lease()).toBeUndefined();
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});

describe('nothing is done, and why is told with status 4', () => {
  test.each<[string, (agreed: readonly string[]) => readonly string[], string]>([
    [
      'for another digest',
      (agreed) => [...agreed.slice(0, -1), 'e'.repeat(64)],
      'bootstrap/digest: The plan is another one by now',
    ],
    [
      'for another cluster',
      (agreed) => agreed.map((word, at) => (at === 2 ? '00000000-0000-4000-8000-00000000000f' : word)),
      'bootstrap/other-cluster: The cluster under the context "demo" has the uid',
    ],
  ])('%s', async (_, change, sentence) => {
    const folder = platform([writes('a')]);
    const { status, stdout, stderr } = await run(folder, change((await planned(folder)).agreed));
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
    expect(stderr).toContain(`slipway: ${sentence}`);
    expect(existsSync(join(folder, 'a.txt'))).toBe(false);
    expect(lease()).toBeUndefined();
  });

  test('when a file has changed what would be done', async () => {
    const folder = platform([writes('a')]);
    const { agreed } = await planned(folder);
    const file = join(folder, 'phases/0-one/phase.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('a.txt', 'c.txt'));
    const { status, stderr } = await run(folder, agreed);
    expect({ status, code: stderr.split(': ')[1] }).toEqual({ status: 4, code: 'bootstrap/digest' });
  });

  test('for an obstacle', async () => {
    const folder = platform([writes('a', { run: `['no-such-program']` })]);
    const { status, stderr } = await run(folder, (await planned(folder)).agreed);
    expect({ status, code: stderr.split(': ')[1] }).toEqual({ status: 4, code: 'bootstrap/obstacle' });
  });
});

describe('what can not be meant has status 2', () => {
  test.each<[string, () => string, readonly string[], string, string]>([
    ['no platform', () => folderWith({}), ['--plan'], 'one', 'bootstrap/no-platform'],
    ['no such phase', () => platform([]), ['--plan'], 'nine', 'bootstrap/no-phase'],
    [
      'no such phase, whatever the cluster',
      () => platform([]),
      ['--plan', '--context', 'nowhere'],
      'nine',
      'bootstrap/no-phase',
    ],
    ['no such phase, whoever could be asked', () => platform([]), [], 'nine', 'bootstrap/no-phase'],
    ['nobody who could be asked', () => platform([]), [], 'one', 'bootstrap/bad-flag'],
    ['an unknown flag', () => platform([]), ['--yes'], 'one', 'bootstrap/bad-flag'],
    ['no such context', () => platform([]), ['--plan', '--context', 'nowhere'], 'one', 'bootstrap/kubeconfig'],
  ])('%s', async (_, folder, args, phase, code) => {
    const { status, stdout, stderr } = await run(folder(), args, phase);
    expect({ status, stdout, code: stderr.split(': ')[1] }).toEqual({ status: 2, stdout: '', code });
  });

  test('and says how a first cluster comes to be, where there is none', async () => {
    const { stderr } = await run(platform([]), ['--plan', '--context', 'nowhere'], 'one');
    expect(stderr.trimEnd().endsWith(firstServer)).toBe(true);
  });
});
