import { describe, expect, test } from 'vitest';
import { checkSpec } from '../../live/platform.ts';
import { house, makes, never, wants } from './house.ts';

describe('checks on demand', () => {
  const asked = checkSpec('one', { kind: 'http', url: `'https://x'`, status: null, token: null });

  const well = { status: 200, text: 'ok', certificate: null };

  test('of a step are asked when it has run', async () => {
    const { run, own, http } = await house({ steps: [makes('one')], checks: [asked] });
    own.running.set('one', async () => {
      http.answers.set('https://x', well);
      return { state: 'passed', message: 'It has run.', commit: null };
    });
    expect(await run()).toMatchObject({
      end: 'passed',
      steps: [{ message: 'It has run.' }],
      phase: { state: 'passed' },
    });
  });

  test('of a step are asked before it is planned: it may have nothing to do', async () => {
    const { plan, own, http } = await house({ steps: [makes('one')], checks: [asked] });
    http.answers.set('https://x', well);
    expect((await plan()).steps).toMatchObject([{ satisfied: true }]);
    expect(own.calls).toEqual([]);
  });

  test('of a step that nobody allows leave it done and not known', async () => {
    const { tryRun, ports } = await house({ steps: [makes('one')], checks: [asked] });
    const more = { ...ports, kinds: new Set<never>() };
    expect(await tryRun({}, never, more)).toMatchObject({
      end: 'passed',
      steps: [{ state: 'passed', message: expect.stringContaining('Whether it is done is not known') }],
    });
  });
});

test('a check that a later step is there for is left to that', async () => {
  const steps = [makes('one', { satisfiedBy: ['two'] }), makes('two')];
  const { run, made } = await house({ steps, checks: [wants('two')] });
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed' }, { state: 'passed' }] });
  expect(made()).toEqual(['one', 'two']);
});

test('of the checks of a step those that are its own are waited for', async () => {
  const steps = [makes('one', { satisfiedBy: ['one', 'two'] }), makes('two')];
  const { run, own } = await house({ steps, checks: [wants('one'), wants('two')] });
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed' }, { state: 'passed' }] });
  expect(own.calls.filter((call) => call.startsWith('run'))).toEqual(['run one', 'run two']);
});

test('a step that no check says anything of is done when it has run', async () => {
  const { run } = await house({ steps: [makes('one', { satisfiedBy: [] })], checks: [] });
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed' }] });
});

test('what is missing is told while it is waited for, and nothing in it is obeyed', async () => {
  const missing = checkSpec('one', { kind: 'git' }, { expect: 'git.ahead == 0', message: `'not\u001b[2J yet'` });
  const { run, own, gitState, lines } = await house({ steps: [makes('one')], checks: [missing] });
  const facts = gitState.seen;
  if ('failure' in facts) throw new Error('It says.');
  const isTold = (): boolean => lines.some((line) => line.startsWith('one: waits:'));
  Object.defineProperty(gitState, 'seen', { get: () => (isTold() ? facts : { ...facts, ahead: 1 }) });
  own.running.set('one', async () => ({ state: 'passed', message: 'It has run.', commit: null }));
  expect(await run()).toMatchObject({ end: 'passed' });
  expect(lines.find((line) => line.startsWith('one: waits:'))).toContain('not');
  // oxlint-disable-next-line no-control-regex -- these are the characters to be found
  expect(lines.join('')).not.toMatch(/[\u0000-\u001f]/);
});

test('a step that has run and whose checks stay red is told after a while', async () => {
  const { run, own, timers } = await house({ steps: [makes('one')] });
  own.running.set('one', async () => {
    // Nobody makes it, and the limit of its kind passes.
    void timers.waiting(10 * 60_000).then(() => timers.advance(10 * 60_000));
    return { state: 'passed', message: 'It has run.', commit: null };
  });
  expect(await run()).toMatchObject({
    end: 'failed',
    steps: [{ message: expect.stringMatching(/^It has run, and 10 min later it is not done: "one"/) }],
  });
});
