import { describe, expect, test } from 'vitest';
import { gitopsStep, isReleased } from '../../../../src/actions/bootstrap/gitopsStep.ts';
import { canonical } from '../../../../src/domain/phases/canonical.ts';
import type { Planned, Ran } from '../../../../src/domain/bootstrap/plan.ts';
import { address, folder, never, placeOf, platformText, released, rootAt } from './releasePlatform.ts';
import { decided } from './decided.ts';

const place = placeOf('security', 'release');
const work = { kind: 'gitops' } as const;

type Platform = ReturnType<typeof released>;

async function plan({ ports }: Platform): Promise<Planned> {
  return (await gitopsStep.plan(ports, place, work, never)).shown;
}

/** Runs what was planned; Argo CD is at the newest commit of the remote whenever somebody looks a second time. */
async function run(
  { ports }: Platform,
  between: () => void = () => undefined,
  signal = never,
): Promise<{ ran: Ran; lines: readonly string[] }> {
  const lines: string[] = [];
  const decision = decided(await gitopsStep.plan(ports, place, work, never));
  between();
  const ran = await gitopsStep.run(ports, place, decision, (line) => lines.push(line), signal);
  return { ran, lines };
}

describe('the plan', () => {
  test('shows the line, the message, where it is pushed to, and what goes along', async () => {
    const platform = released(2);
    platform.git.add('fix: x', {});
    const planned = await plan(platform);
    expect(planned).toMatchObject({ argv: [], problem: null, asks: [], typed: [] });
    expect(planned.changes.map(({ target, action, what }) => `${target} ${action}: ${what}`)).toEqual([
      'git update: platform.yaml on main',
      'git create: commit "feat: release security", Slipway-Release: security',
      `git run: push of main to origin (${address}), and with it 0000000 fix: x`,
      'cluster update: Application argocd/root: compared with Git now, once it is there',
    ]);
    expect(planned.changes[0]?.diff).toContain('-  releasedPhase: 2\n+  releasedPhase: 3');
  });

  test('is the same as long as the same would happen', async () => {
    const platform = released(2);
    const before = await plan(platform);
    // What a step before it has committed.
    platform.git.add('feat: seal x', { 'x.yaml': 'x' });
    expect(canonical((await plan(platform)).decides)).toBe(canonical(before.decides));
    platform.git.changes = { upstream: { remote: 'other', url: address, branch: 'main', commit: platform.git.remote } };
    expect(canonical((await plan(platform)).decides)).not.toBe(canonical(before.decides));
  });

  test('changes nothing, and says what is in the way', async () => {
    const platform = released(2);
    platform.git.changes = { branch: null };
    expect(await plan(platform)).toMatchObject({
      problem: expect.stringContaining('HEAD is on no branch') as string,
      changes: [],
    });
    platform.git.changes = { unfinished: 'merge' };
    expect(await plan(platform)).toMatchObject({
      problem: expect.stringContaining('A merge is not finished') as string,
    });
    platform.git.failFacts('it is no repository');
    expect(await plan(platform)).toMatchObject({ problem: expect.stringContaining('it is no repository') as string });
    expect(platform.git.commits).toEqual([]);
    expect(platform.cluster.requests.write).toBe(0);
  });
});

describe('a run', () => {
  test('commits, pushes, and waits until root is there', async () => {
    const platform = released(2);
    const before = platform.git.head;
    platform.cluster.put(rootAt(before));
    const running = run(platform);
    await platform.timers.waiting(2000);
    platform.cluster.put(rootAt(platform.git.remote));
    await platform.timers.pass(2000);
    const { ran, lines } = await running;
    const { head } = platform.git;
    expect(ran).toEqual({ state: 'passed', message: `The Application root is at ${head.slice(0, 7)}.`, commit: head });
    expect(platform.git.commits).toEqual([
      {
        folder,
        branch: 'main',
        parent: before,
        files: [{ path: 'platform.yaml', text: platformText(3) }],
        message: 'feat: release security\n\nSlipway-Release: security\n',
      },
    ]);
    expect(platform.git.pushes).toEqual([{ folder, remote: 'origin', branch: 'main', commit: head }]);
    expect(lines).toEqual([
      'Commits platform.yaml on main (Slipway-Release: security).',
      `Pushes ${head.slice(0, 7)} to origin (${address}).`,
      expect.stringMatching(/^Waits up to 10 min: the Application root is not at/) as string,
    ]);
    expect(platform.timers.pending).toEqual([]);
  });

  test('without a root has nothing to wait for', async () => {
    const platform = released(2);
    const { ran } = await run(platform);
    expect(ran).toMatchObject({
      state: 'passed',
      message: expect.stringContaining('no Application root yet') as string,
    });
  });

  test('that could not push pushes the same commit the next time', async () => {
    const platform = released(2);
    platform.git.failPush({ code: 'cut', message: 'the other end hung up' });
    const { ran } = await run(platform);
    const { head } = platform.git;
    expect(ran).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('is committed and not pushed') as string,
    });
    expect(await isReleased(platform.git, folder, place.phase, never)).toBe(false);
    const again = await plan(platform);
    expect(again.changes.map(({ what }) => what)[0]).toBe(`push of ${head.slice(0, 7)} on main to origin (${address})`);
    expect((await run(platform)).ran).toMatchObject({ state: 'passed', commit: null });
    expect(platform.git.commits).toHaveLength(1);
    expect(platform.git.pushes.map(({ commit }) => commit)).toEqual([head]);
    expect(await isReleased(platform.git, folder, place.phase, never)).toBe(true);
  });

  test('of what is pushed already only waits', async () => {
    const platform = released(3);
    const planned = await plan(platform);
    expect(planned.changes).toHaveLength(1);
    expect((await run(platform)).ran).toMatchObject({ state: 'passed', commit: null });
    expect([platform.git.commits, platform.git.pushes]).toEqual([[], []]);
  });

  test('commits on nothing but what it was planned on', async () => {
    const platform = released(2);
    const moved = (): void => void platform.git.add('fix: x', {});
    expect((await run(platform, moved)).ran).toMatchObject({ state: 'failed', remedy: 'Look at the plan again.' });
    expect([platform.git.commits, platform.git.pushes]).toEqual([[], []]);
  });

  test('says why there is no commit', async () => {
    const platform = released(2);
    platform.git.failCommit({ code: 'hook', message: 'not on a Friday' });
    expect((await run(platform)).ran).toEqual({
      state: 'failed',
      message: 'A hook refuses the commit: not on a Friday. Nothing was changed.',
      remedy: 'Mend what the hook names, and run the step again.',
    });
    expect(platform.git.pushes).toEqual([]);
  });

  test('can be cancelled wherever it is', async () => {
    const committing = released(2);
    const first = new AbortController();
    committing.git.beforeCommit = () => first.abort(new Error('enough'));
    await expect(run(committing, undefined, first.signal)).rejects.toThrow('enough');
    expect(committing.git.commits).toEqual([]);
    const waiting = released(2);
    waiting.cluster.put(rootAt(waiting.git.head));
    const second = new AbortController();
    const running = run(waiting, undefined, second.signal);
    await waiting.timers.waiting(2000);
    second.abort(new Error('enough'));
    const pushed = waiting.git.head.slice(0, 7);
    await expect(running).rejects.toMatchObject({
      message: 'enough',
      left: `${pushed} is pushed to "origin"; whether Argo CD is at it was not waited for.`,
    });
    expect(waiting.timers.pending).toEqual([]);
  });
});

test('Released is what Git says, and not what lies there', async () => {
  const { git } = released(2);
  expect(await isReleased(git, folder, { id: 'gitops', number: 2 }, never)).toBe(true);
  expect(await isReleased(git, folder, place.phase, never)).toBe(false);
  git.failFacts('it is no repository');
  expect(await isReleased(git, folder, { id: 'gitops', number: 2 }, never)).toBe(false);
  git.changes = { head: '' };
  expect(await isReleased(git, folder, { id: 'gitops', number: 2 }, never)).toBe(false);
});
