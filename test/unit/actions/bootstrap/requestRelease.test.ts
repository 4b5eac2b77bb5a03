import { describe, expect, test } from 'vitest';
import { gitopsStep } from '../../../../src/actions/bootstrap/gitopsStep.ts';
import type { Planned, Ran } from '../../../../src/domain/bootstrap/plan.ts';
import { canonical } from '../../../../src/domain/phases/canonical.ts';
import { decided } from './decided.ts';
import { address, folder, never, placeOf, platformText, released, rootAt } from './releasePlatform.ts';

const place = placeOf('security', 'release');
const work = { kind: 'gitops' } as const;
const branch = 'slipway/release-security';
const url = 'https://git.home.arpa/me/platform/pull/new/slipway/release-security';
const page = 'https://git.home.arpa/me/platform/compare/main...slipway/release-security';
const pull = 'Get it with git pull origin main, and run the phase again: it looks, and goes on.';
const text = (number: number): Record<string, string> => ({ 'platform.yaml': platformText(number, 'merge-request') });
const [look, limit] = [5000, 10 * 60_000];

type Platform = ReturnType<typeof guarded>;

/** A platform whose releases go by a request, with a root Application, at a remote that says where its requests are. */
function guarded() {
  const platform = released(2, 'merge-request');
  platform.git.said = [`Create a pull request for '${branch}' on GitHub by visiting:`, url];
  platform.cluster.put(rootAt(platform.git.head));
  return platform;
}

async function plan({ ports }: Platform): Promise<Planned> {
  return (await gitopsStep.plan(ports, place, work, never)).shown;
}

/** Begins to run what would be done now. */
async function run({ ports }: Platform, signal = never) {
  const lines: string[] = [];
  const decision = decided(await gitopsStep.plan(ports, place, work, never));
  const ran: Promise<Ran> = gitopsStep.run(ports, place, decision, (line) => lines.push(line), signal);
  return { ran, lines };
}

/** What is here and must stay: nobody commits on the branch, pushes it, or writes a file. */
function here({ git, files }: Platform): unknown {
  return [git.head, [...git.commits], [...git.pushes], { ...files }];
}

describe('the plan', () => {
  test('shows the line, the branch, where it is pushed to, and that a person merges it', async () => {
    const platform = guarded();
    platform.git.add('fix: not pushed', {});
    const planned = await plan(platform);
    expect(planned.problem).toBeNull();
    expect(planned.changes.map(({ target, action, what }) => `${target} ${action}: ${what}`)).toEqual([
      `git update: platform.yaml on ${branch}`,
      'git create: commit "feat: release security", Slipway-Release: security, on top of aaaaaaa ("main" of origin); no branch, index or file of this machine changes',
      `git run: push of ${branch} to origin (${address}), on which a person opens a pull request into "main" of origin`,
      'git run: wait until a person merges it into "main" of origin; afterwards it has to be pulled here',
      'cluster update: Application argocd/root: compared with Git now, once it is there',
    ]);
    expect(planned.changes[0]?.diff).toContain('-  releasedPhase: 2\n+  releasedPhase: 3');
  });

  test('names what GitLab is asked for', async () => {
    const platform = guarded();
    const gitlab = platformText(2, 'merge-request').replace('mirror:', 'primary:').replace('github', 'gitlab');
    platform.git.add('feat: gitlab', { 'platform.yaml': gitlab });
    platform.git.pushed();
    const { changes } = await plan(platform);
    const push = changes.find(({ what }) => what.startsWith('push of'));
    expect(push?.what).toBe(`push of ${branch} to origin (${address}), which asks for a merge request`);
    expect(push?.diff.split('\n')).toContain('git push option: merge_request.target=main');
  });

  test('is the same as long as the same would happen', async () => {
    const platform = guarded();
    const before = await plan(platform);
    platform.git.add('feat: seal x', { 'x.yaml': 'x' });
    expect(canonical((await plan(platform)).decides)).toBe(canonical(before.decides));
    await platform.git.commitAside({ folder, parent: platform.git.remote, files: [], message: '' }, never);
    platform.git.asides.set('c'.repeat(40), {
      base: platform.git.remote,
      files: new Map(Object.entries(text(3))),
      paths: ['platform.yaml'],
    });
    platform.git.branches.set(branch, 'c'.repeat(40));
    expect(canonical((await plan(platform)).decides)).not.toBe(canonical(before.decides));
  });

  test('says what is in the way', async () => {
    const platform = guarded();
    platform.files[`${folder}/platform.yaml`] = platformText(3, 'merge-request');
    expect(await plan(platform)).toMatchObject({ problem: expect.stringContaining('is not committed') as string });
    platform.git.add('feat: another way', { 'platform.yaml': platformText(2).replace(' }', ', releaseBy: mail }') });
    expect(await plan(platform)).toMatchObject({ problem: expect.stringContaining('is "mail"') as string });
    platform.git.add('feat: back', text(2));
    platform.git.unreadable.set('pub-cert.pem', 'unable to read the object');
    expect(await plan(platform)).toMatchObject({ problem: expect.stringContaining('unable to read') as string });
  });
});

describe('a run', () => {
  test('pushes one commit for the request, and ends when it is merged and root is there: it has to be pulled', async () => {
    const platform = guarded();
    const { git, timers, cluster } = platform;
    const before = here(platform);
    const { ran, lines } = await run(platform);
    await timers.waiting(look);
    const commit = git.branches.get(branch) ?? '';
    expect(git.asides.get(commit)).toMatchObject({ base: git.remote, files: new Map(Object.entries(text(3))) });
    expect(git.proposals).toEqual([{ folder, remote: 'origin', commit, branch, options: [] }]);
    const merged = git.land(text(3));
    cluster.put(rootAt(merged));
    await timers.pass(look);
    expect(await ran).toEqual({
      state: 'waits',
      message: `${merged.slice(0, 7)} releases Security in "main" of "origin". The Application root is at ${merged.slice(0, 7)}.`,
      remedy: `${pull} ${branch} is merged and still at "origin"; take it away with git push origin --delete ${branch}`,
      commit,
      link: null,
    });
    expect(lines).toEqual([
      'Commits platform.yaml on top of aaaaaaa (Slipway-Release: security); no branch here moves.',
      `Pushes ${commit.slice(0, 7)} to ${branch} of origin (${address}).`,
      `Waits up to 10 min for the merge of ${branch} into "main" of "origin" (${url}). The phase can be run again any time later: it goes on here.`,
    ]);
    expect(here(platform)).toEqual(before);
    // The next run says that before anything else.
    expect(await plan(platform)).toMatchObject({ changes: [], problem: expect.stringContaining('git pull') as string });
    git.pull();
    expect((await plan(platform)).changes).toHaveLength(1);
    const again = await run(platform);
    expect(await again.ran).toMatchObject({ state: 'passed', commit: null });
    expect(git.proposals).toHaveLength(1);
  });

  test('that has waited long enough is gone on with, and no second request is made', async () => {
    const platform = guarded();
    const { git, timers } = platform;
    const first = await run(platform);
    await timers.waiting(look);
    timers.advance(limit);
    const commit = git.branches.get(branch) ?? '';
    const what = `${branch} into "main" of "origin"`;
    expect(await first.ran).toEqual({
      state: 'waits',
      message: `The release waits for the merge of ${what} (${url}).`,
      remedy: 'Once it is merged, run the phase again: it looks, and goes on.',
      commit,
      link: url,
    });
    const planned = await plan(platform);
    expect(planned.changes[0]?.what).toBe(`nothing is pushed: ${branch} is at origin, with ${commit.slice(0, 7)}`);
    const again = await run(platform);
    await timers.waiting(look);
    timers.advance(limit);
    expect(await again.ran).toEqual({
      state: 'waits',
      message: `The release waits for the merge of ${what} (${page}).`,
      remedy:
        'Where there is no pull request from that branch yet, open one. Once it is merged, run the phase again: it looks, and goes on.',
      commit: null,
      link: page,
    });
    expect([git.asides.size, git.proposals.length]).toEqual([1, 1]);
  });

  test('whose branch is taken away says so', async () => {
    const platform = guarded();
    const { ran } = await run(platform);
    await platform.timers.waiting(look);
    platform.git.branches.clear();
    await platform.timers.pass(look);
    expect(await ran).toMatchObject({
      state: 'failed',
      message: `${branch} is gone from "origin", and "main" does not release Security.`,
    });
  });

  test('whose root can not get there says so', async () => {
    const platform = guarded();
    const { ran } = await run(platform);
    await platform.timers.waiting(look);
    platform.git.land(text(3));
    platform.cluster.put(rootAt('x', { spec: { source: { repoURL: 'https://git.home.arpa/you/p.git' } } }));
    await platform.timers.pass(look);
    expect(await ran).toMatchObject({ state: 'failed', message: expect.stringContaining('you/p.git') as string });
  });

  test('says why there is no commit, and why it is not at the remote', async () => {
    const platform = guarded();
    const before = here(platform);
    platform.git.failAside({ code: 'hook', message: 'not on a Friday' });
    const refused = await run(platform);
    expect(await refused.ran).toMatchObject({
      message: 'A hook refuses the commit: not on a Friday. Nothing was changed.',
    });
    platform.git.failPropose({ code: 'rejected', message: 'no branches here' });
    const unsent = await run(platform);
    expect(await unsent.ran).toMatchObject({
      state: 'failed',
      remedy: `See who may push ${branch} there, and whether somebody has meanwhile. The next run makes the commit anew.`,
    });
    expect(here(platform)).toEqual(before);
  });

  test('can be cancelled while it waits; the next goes on with the same request', async () => {
    const platform = guarded();
    const stop = new AbortController();
    const { ran } = await run(platform, stop.signal);
    await platform.timers.waiting(look);
    stop.abort(new Error('enough'));
    const commit = (platform.git.branches.get(branch) ?? '').slice(0, 7);
    await expect(ran).rejects.toMatchObject({
      message: 'enough',
      left: `${commit} is pushed, and the release waits for the merge of ${branch} into "main" of "origin" (${url}).`,
    });
    expect(platform.timers.pending).toEqual([]);
    expect((await plan(platform)).changes[0]?.what).toContain('nothing is pushed');
  });

  test('can be cancelled while root gets there: what is merged has to be pulled', async () => {
    const platform = guarded();
    const stop = new AbortController();
    const { ran } = await run(platform, stop.signal);
    await platform.timers.waiting(look);
    const merged = platform.git.land(text(3)).slice(0, 7);
    await platform.timers.pass(look);
    await platform.timers.waiting(2000);
    stop.abort(new Error('enough'));
    await expect(ran).rejects.toMatchObject({ left: `${merged} releases Security in "main" of "origin". ${pull}` });
  });

  test('can be cancelled while it is pushed: whether it is, is not known', async () => {
    const platform = guarded();
    const stop = new AbortController();
    platform.git.propose = async () => {
      stop.abort(new Error('enough'));
      return Promise.reject(stop.signal.reason as Error);
    };
    const { ran } = await run(platform, stop.signal);
    await expect(ran).rejects.toMatchObject({
      left: expect.stringMatching(
        /^Whether [0-9a-f]{7} is pushed to slipway\/release-security of "origin" is found out/,
      ) as string,
    });
  });
});
