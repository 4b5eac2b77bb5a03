import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { checkSpec, platformOf, reading } from '../live/platform.ts';
import { asks, never, ok, pods, prepared, probe, refuses } from './validating.ts';

describe('checks on demand', () => {
  test('run once somebody has agreed to all of them at once', async () => {
    const { run, check, asked, http, progress } = await prepared([
      asks('gitlab', 'gitlab'),
      asks('n8n', 'n8n'),
      refuses('pod', probe),
    ]);
    expect(await run()).toEqual({ checked: 3, passed: 2, failed: 1, notKnown: 0, isRefused: false });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toEqual([
      {
        phase: 'a',
        check: 'gitlab',
        title: 'gitlab',
        kind: 'http',
        what: 'GET https://gitlab',
        manifest: null,
        tool: null,
        scripts: [],
        digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
      expect.objectContaining({ check: 'n8n', what: 'GET https://n8n' }),
      expect.objectContaining({ check: 'pod', kind: 'admission' }),
    ]);
    expect(new Set(asked[0]?.map(({ digest }) => digest)).size).toBe(3);
    expect(http.asked).toEqual(['https://gitlab', 'https://n8n']);
    expect(check('gitlab')).toMatchObject({ state: 'passed' });
    expect(check('n8n')).toMatchObject({ state: 'failed' });
    expect(check('pod')).toMatchObject({ state: 'passed' });
    expect(progress.map(({ done, total }) => `${done}/${total}`)).toEqual(['0/3', '1/3', '2/3', '3/3']);
  });

  test('do not run when somebody says no', async () => {
    const { run, check, http, cluster } = await prepared([asks('gitlab', 'gitlab'), refuses('pod', probe)], {
      allows: false,
    });
    expect(await run()).toEqual({ checked: 2, passed: 0, failed: 0, notKnown: 2, isRefused: true });
    expect(http.asked).toEqual([]);
    expect(cluster.calls).not.toContain('tryCreate Pod');
    expect(check('gitlab')).toMatchObject({ state: 'unknown', needsValidate: true });
  });

  test('are not asked about where there are none', async () => {
    const { run, asked } = await prepared([reading('pods', pods, 'pods.size() == 0')]);
    expect(await run()).toEqual({ checked: 1, passed: 1, failed: 0, notKnown: 0, isRefused: false });
    expect(asked).toEqual([]);
  });

  test.each([
    ['a phase', { only: [{ phase: 'b', check: null }] }, ['https://n8n'], 1],
    ['a check', { only: [{ phase: 'a', check: 'gitlab' }] }, ['https://gitlab'], 1],
    ['a kind', { only: null, kinds: new Set(['admission'] as const) }, [], 3],
  ])('run only in the scope: %s', async (_, scope, urls, checked) => {
    const { run, http } = await prepared([asks('gitlab', 'gitlab'), refuses('pod', probe)], {
      more: [asks('n8n', 'n8n')],
    });
    expect(await run(scope)).toMatchObject({ checked });
    expect(http.asked).toEqual(urls);
  });

  test('that run programs are shown with the program, its version and the scripts that they name', async () => {
    const { run, check, asked, programs, files } = await prepared([
      checkSpec('lint', { kind: 'command', run: "['bash', 'scripts/lint.sh']" }, { expect: "text == 'well'" }),
      checkSpec(
        'host',
        { kind: 'host', hosts: "[{'name': 'homelab'}]", run: "['hostname']" },
        { expect: 'text == host.name' },
      ),
    ]);
    files.set('scripts/lint.sh', 'abc');
    programs.on(['bash', 'scripts/lint.sh'], { stdout: 'well' }).on(({ args }) => args.at(-1) === 'hostname', {
      stdout: 'other',
    });
    expect(await run()).toMatchObject({ passed: 1, failed: 1 });
    expect(asked[0]).toMatchObject([
      {
        what: 'bash scripts/lint.sh',
        tool: { name: 'bash', path: '/usr/bin/bash', version: '5.2.21' },
        scripts: [{ path: 'scripts/lint.sh', sha256: 'abc' }],
      },
      { what: 'homelab: hostname', tool: { name: 'ssh', path: '/usr/bin/ssh', version: '9.6p1' }, scripts: [] },
    ]);
    expect(check('host')).toMatchObject({ state: 'failed', message: 'homelab: the output is not as wanted' });
  });

  test('whose program is missing are not asked about, and say so', async () => {
    const { run, check, asked } = await prepared([checkSpec('lint', { kind: 'command', run: "['pre-commit']" })]);
    expect(await run()).toMatchObject({ notKnown: 1, isRefused: false });
    expect(asked).toEqual([]);
    expect(check('lint')).toMatchObject({ state: 'unknown', remedy: 'Install pre-commit, then validate again.' });
  });

  test('for which there is no host are not asked about either', async () => {
    const { run, check, asked } = await prepared([checkSpec('none', { kind: 'host', hosts: '[]', run: "['true']" })]);
    expect(await run()).toMatchObject({ notKnown: 1, isRefused: false });
    expect(asked).toEqual([]);
    expect(check('none')).toMatchObject({ state: 'unknown', message: 'there is no host to ask' });
  });

  test('run nothing but to tell a version before somebody agrees', async () => {
    const { run, programs } = await prepared([checkSpec('lint', { kind: 'command', run: "['bash', 'x']" })], {
      allows: false,
    });
    expect(await run()).toMatchObject({ isRefused: true });
    expect(programs.lines).toEqual(['bash --version']);
  });

  test('that do not apply do not run', async () => {
    const { run, http } = await prepared([asks('gitlab', 'gitlab', { when: 'false' })]);
    expect(await run()).toMatchObject({ checked: 0 });
    expect(http.asked).toEqual([]);
  });
});

describe('a check that requires another', () => {
  test('runs after it', async () => {
    const { run, http } = await prepared([asks('gitlab', 'gitlab', { requires: ['first'] }), asks('first', 'first')]);
    http.answers.set('https://first', ok);
    expect(await run()).toMatchObject({ passed: 2 });
    expect(http.asked).toEqual(['https://first', 'https://gitlab']);
  });

  test('does not run when that has failed, and runs when it passes the next time', async () => {
    const { run, http, check } = await prepared([asks('gitlab', 'gitlab', { requires: ['n8n'] }), asks('n8n', 'n8n')]);
    expect(await run()).toMatchObject({ failed: 1, notKnown: 1 });
    expect(http.asked).toEqual(['https://n8n']);
    expect(check('gitlab')).toMatchObject({ state: 'blocked', blockedBy: 'n8n' });
    http.answers.set('https://n8n', ok);
    expect(await run()).toMatchObject({ passed: 2 });
  });

  test('does not run when something in the cluster has failed', async () => {
    const { run, http, asked } = await prepared([
      reading('pods', pods, 'pods.size() == 1'),
      asks('gitlab', 'gitlab', { requires: ['pods'] }),
    ]);
    expect(await run()).toMatchObject({ failed: 1, notKnown: 1 });
    expect({ http: http.asked, asked }).toEqual({ http: [], asked: [] });
  });

  test('brings what it requires along, when it is the only one that is meant', async () => {
    const { run, http } = await prepared([
      asks('first', 'first'),
      asks('gitlab', 'gitlab', { requires: ['first'] }),
      asks('n8n', 'n8n'),
    ]);
    http.answers.set('https://first', ok);
    expect(await run({ only: [{ phase: 'a', check: 'gitlab' }] })).toEqual({
      checked: 1,
      passed: 1,
      failed: 0,
      notKnown: 0,
      isRefused: false,
    });
    expect(http.asked).toEqual(['https://first', 'https://gitlab']);
  });

  test('in a circle runs to an end', async () => {
    const { run } = await prepared([
      asks('a', 'gitlab', { requires: ['b'] }),
      asks('b', 'gitlab', { requires: ['a'] }),
    ]);
    expect(await run()).toMatchObject({ checked: 2, passed: 0 });
  });
});

describe('what is live', () => {
  test('is asked again where it had failed', async () => {
    const { run, cluster, phases } = await prepared([]);
    cluster.fail('list', failureOf('server', 'It is broken.'), { times: 1, kind: 'v1 Node' });
    cluster.define({ apiVersion: 'v1', kind: 'Node' });
    phases.set(platformOf([reading('nodes', { name: 'nodes', apiVersion: 'v1', kind: 'Node' }, 'nodes.size() == 0')]));
    await phases.settled(never);
    expect(phases.results[0]?.state).toBe('unknown');
    await run();
    await expect.poll(() => phases.results[0]?.state).toBe('passed');
  });
});

describe('who cancels', () => {
  test('leaves what was known as it was', async () => {
    const { run, check, http, phases } = await prepared([asks('gitlab', 'gitlab')]);
    await run();
    http.until = new Promise(() => undefined);
    const stop = new AbortController();
    const running = run({ only: null }, stop.signal);
    await expect.poll(() => check('gitlab')?.state).toBe('running');
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    await phases.settled(never);
    expect(check('gitlab')).toMatchObject({ state: 'passed' });
  });
});

test('A look that never ends is given up after a while, and what is known counts', async () => {
  const { run, timers, phases, git, check } = await prepared([asks('gitlab', 'gitlab')]);
  git.until = new Promise(() => undefined);
  const ahead = checkSpec('ahead', { kind: 'git' }, { expect: 'git.ahead == 0' });
  phases.set(platformOf([asks('gitlab', 'gitlab'), ahead]));
  const running = run();
  await timers.pass(15_000);
  await timers.pass(15_000);
  expect(await running).toMatchObject({ passed: 1, notKnown: 1 });
  expect(check('ahead')).toMatchObject({ state: 'running' });
});
