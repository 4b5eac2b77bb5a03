import { describe, expect, test } from 'vitest';
import { awaitMerge } from '../../../../src/actions/bootstrap/awaitMerge.ts';
import type { Awaited } from '../../../../src/actions/bootstrap/awaitMerge.ts';
import { address, folder, never, platformText, released } from './releasePlatform.ts';

const upstream = { remote: 'origin', url: address, branch: 'main', commit: null };
const would = { upstream, branch: 'main', aside: 'slipway/release-security', number: 3 };
const text = (number: number): Record<string, string> => ({ 'platform.yaml': platformText(number, 'merge-request') });

const interval = 5000;
const limit = 10 * 60_000;

/** Somebody who waits for a merge, from the first look on. */
async function waiting(signal = never) {
  const { git, ports, timers } = released(2, 'merge-request');
  git.branches.set(would.aside, 'c'.repeat(40));
  const lines: string[] = [];
  const ended: Promise<Awaited> = awaitMerge(ports, folder, would, (line) => lines.push(line), signal);
  await timers.waiting(interval);
  return { git, timers, ended, lines };
}

describe('a merge is seen', () => {
  test('by what the branch says, whichever commit that is', async () => {
    const { git, timers, ended, lines } = await waiting();
    const merged = git.land(text(3));
    await timers.pass(interval);
    expect(await ended).toEqual({ merged });
    expect([lines, timers.pending]).toEqual([[], []]);
  });

  test('also when its branch is taken away with it, or more is released by then', async () => {
    const { git, timers, ended } = await waiting();
    git.branches.delete(would.aside);
    const merged = git.land(text(4));
    await timers.pass(interval);
    expect(await ended).toEqual({ merged });
  });

  test('and not by another commit', async () => {
    const { git, timers, ended } = await waiting();
    for (const other of [{ 'x.yaml': 'x' }, { 'platform.yaml': 'platform: [' }]) {
      git.land(other);
      await timers.pass(interval);
      await timers.begins(interval);
    }
    const merged = git.land(text(3));
    await timers.pass(interval);
    expect(await ended).toEqual({ merged });
  });
});

test('A branch that is taken away without a merge is waited for by nobody', async () => {
  const { git, timers, ended } = await waiting();
  git.branches.delete(would.aside);
  await timers.pass(interval);
  expect(await ended).toBe('gone');
  expect(timers.pending).toEqual([]);
});

test('It has its time', async () => {
  const { timers, ended } = await waiting();
  timers.advance(limit);
  expect(await ended).toBe('late');
  expect(timers.pending).toEqual([]);
});

test('A remote that does not answer is asked again, and told once', async () => {
  const { git, timers, ended, lines } = await waiting();
  for (let times = 0; times < 2; times++) {
    git.failRemote('it times out');
    await timers.pass(interval);
    await timers.begins(interval);
  }
  const merged = git.land(text(3));
  await timers.pass(interval);
  expect(await ended).toEqual({ merged });
  expect(lines).toEqual(['"origin" does not say how it stands, and is asked again: it times out.']);
});

test('A cancel ends it', async () => {
  const stop = new AbortController();
  const { timers, ended } = await waiting(stop.signal);
  stop.abort(new Error('enough'));
  await expect(ended).rejects.toThrow('enough');
  expect(timers.pending).toEqual([]);
});
