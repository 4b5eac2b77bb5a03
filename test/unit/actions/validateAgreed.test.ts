import { describe, expect, test } from 'vitest';
import { platformOf } from '../live/platform.ts';
import { asks, never, ok, prepared, probe, refuses } from './validating.ts';

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
});
