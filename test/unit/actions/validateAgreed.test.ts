import { describe, expect, test } from 'vitest';
import { checkSpec, platformOf } from '../live/platform.ts';
import { asks, never, ok, prepared, probe, refuses } from './validating.ts';

describe('what has come out', () => {
  const lint = checkSpec('lint', { kind: 'command', run: "['bash', 'a.sh', '--in=b']" }, { expect: "text == 'well'" });
  const other = { ...lint, run: "['bash', 'other.sh']" } as typeof lint;

  async function validated() {
    const all = await prepared([lint]);
    all.files.set('a.sh', 'a'.repeat(64)).set('b', 'b'.repeat(64));
    all.programs.on(['bash', 'a.sh'], { stdout: 'well' });
    await all.run();
    expect(all.check('lint')).toMatchObject({ state: 'passed' });
    const state = async () => {
      await all.phases.settled(never);
      return all.check('lint')?.state;
    };
    return { ...all, state };
  }

  test.each([
    ['a script that its command names', 'a.sh', 'c'.repeat(64)],
    ['a file in an option of it', 'b', 'c'.repeat(64)],
    ['a file that is there only now', '--in=b', 'c'.repeat(64)],
  ])('is stale once %s is another one', async (_, path, digest) => {
    const { files, phases, state, check, run } = await validated();
    phases.refresh();
    expect(await state()).toBe('passed');
    files.set(path, digest);
    phases.refresh();
    expect(await state()).toBe('stale');
    expect(check('lint')).toMatchObject({
      was: 'passed',
      needsValidate: true,
      reason: 'What it reads has changed since it was validated.',
    });
    await run();
    expect(await state()).toBe('passed');
    phases.refresh();
    expect(await state()).toBe('passed');
  });

  test('is stale once a script has gone, or is another by the minute that passes', async () => {
    const { files, timers, check } = await validated();
    files.delete('a.sh');
    timers.advance(60_000);
    await expect.poll(() => check('lint')?.state).toBe('stale');
  });

  test('is stale once its program is another one', async () => {
    const { programs, phases, state } = await validated();
    programs.paths.set('bash', '/opt/bin/bash');
    phases.refresh();
    expect(await state()).toBe('stale');
  });

  test('counts again when its command is what it was, and nothing else has changed', async () => {
    const { phases, state } = await validated();
    phases.set(platformOf([other]));
    expect(await state()).toBe('stale');
    phases.set(platformOf([lint]));
    expect(await state()).toBe('passed');
  });
});

describe('what was agreed to', () => {
  const hasChanged = 'What it does has changed since somebody agreed to it: Validate asks anew.';
  const evil = asks('one', 'evil.example', { token: 'gitlab' });

  test('runs, and nothing else: who was shown something older is asked anew', async () => {
    const { run, http, asked, open, phases } = await prepared([asks('one', 'gitlab', { token: 'gitlab' })]);
    http.answers.set('https://evil.example', ok);
    open.meanwhile = () => {
      open.meanwhile = () => phases.set(platformOf([asks('one', 'gitlab', { token: 'gitlab' })]));
      phases.set(platformOf([evil]));
    };
    // Shown: gitlab, evil, gitlab. What was agreed to last is what is there now.
    expect(await run()).toMatchObject({ passed: 1 });
    expect(asked.map(([use]) => use?.what)).toEqual([
      'GET https://gitlab with the token "gitlab"',
      'GET https://evil.example with the token "gitlab"',
      'GET https://gitlab with the token "gitlab"',
    ]);
    expect(http.asked).toEqual(['https://gitlab secret']);
  });

  test.each([
    ['another address', { ...evil, id: 'two' }, hasChanged],
    ['another token', asks('two', 'n8n', { token: 'gitlab' }), hasChanged],
    ['no check any more', asks('other', 'n8n'), 'It runs only when somebody asks for it.'],
  ])('is %s when its turn comes: it does not run, and says so', async (_, changed, reason) => {
    const first = asks('one', 'gitlab');
    const { run, http, check, phases } = await prepared([first, asks('two', 'n8n', { requires: ['one'] })]);
    const { promise, resolve } = Promise.withResolvers<void>();
    http.until = promise;
    const running = run();
    await expect.poll(() => http.asked).toEqual(['https://gitlab']);
    phases.set(platformOf([first, changed]));
    resolve();
    await running;
    expect(http.asked).toEqual(['https://gitlab']);
    await phases.settled(never);
    expect(check(changed.id)).toMatchObject({ state: 'unknown', reason });
  });

  test('is sent as it was shown: another manifest is not', async () => {
    const pod = { ...refuses('pod', probe), requires: ['one'] };
    const { run, cluster, phases, http } = await prepared([asks('one', 'gitlab'), pod]);
    const { promise, resolve } = Promise.withResolvers<void>();
    http.until = promise;
    const running = run();
    await expect.poll(() => http.asked).toHaveLength(1);
    phases.set(platformOf([asks('one', 'gitlab'), refuses('pod', { ...probe, spec: { hostPID: true } })]));
    resolve();
    await running;
    expect(cluster.calls).not.toContain('tryCreate Pod');
  });

  test('is a script as it was shown: who was shown an older one is asked anew', async () => {
    const lint = checkSpec('lint', { kind: 'command', run: "['bash', 'a.sh']" }, { expect: "text == 'well'" });
    const { run, asked, open, files, programs } = await prepared([lint]);
    programs.on(['bash', 'a.sh'], { stdout: 'well' });
    files.set('a.sh', 'old');
    open.meanwhile = () => {
      open.meanwhile = () => undefined;
      files.set('a.sh', 'new');
    };
    expect(await run()).toMatchObject({ passed: 1 });
    expect(asked.map(([use]) => use?.scripts)).toEqual([
      [{ path: 'a.sh', sha256: 'old' }],
      [{ path: 'a.sh', sha256: 'new' }],
    ]);
  });

  test.each<[string, (of: Awaited<ReturnType<typeof prepared>>) => void]>([
    ['another script', ({ files }) => void files.set('a.sh', 'new')],
    ['a program that lies elsewhere', ({ programs }) => void programs.paths.set('bash', '/opt/bash')],
    ['no program any more', ({ programs }) => void programs.paths.delete('bash')],
  ])('is %s when its turn comes: it does not run, and says so', async (_, change) => {
    const lint = checkSpec('lint', { kind: 'command', run: "['bash', 'a.sh']" }, { requires: ['one'] });
    const of = await prepared([asks('one', 'gitlab'), lint]);
    of.files.set('a.sh', 'old');
    const { promise, resolve } = Promise.withResolvers<void>();
    of.http.until = promise;
    const running = of.run();
    await expect.poll(() => of.http.asked).toHaveLength(1);
    change(of);
    resolve();
    await running;
    expect(of.programs.lines).toEqual(['bash --version']);
    expect(of.check('lint')).toMatchObject({ state: 'unknown', reason: hasChanged });
  });
});
