import { applicationOf } from '../../../../src/domain/argocd/application.ts';
import { verb } from '../bootstrap/helmfileWorld.ts';
import { describe, expect, test } from 'vitest';
import { runPlan } from '../../../../src/actions/bootstrap/run.ts';
import { addressOf, applicationKind, child, github, gitlab, platformText, root } from './switchedObjects.ts';
import { folder, never, platform, uid } from './switchedPlatform.ts';
import type { Switched } from './switchedPlatform.ts';

/** What root and its two Applications read. */
const sourcesIn = (place: Switched): readonly string[] =>
  ['root', 'argocd', 'longhorn'].map((name) => {
    const found = place.cluster.find(applicationKind, 'argocd', name);
    return applicationOf(found ?? root('github', '')).sources.at(-1)?.repository ?? '';
  });

const rootOf = ({ cluster }: Switched) => cluster.find(applicationKind, 'argocd', 'root');

describe('interrupted, and run again', () => {
  test('a hook refuses the commit', async () => {
    const place = await platform();
    place.git.failCommit({ code: 'hook', message: 'no' });
    expect(await place.run()).toMatchObject({
      end: 'failed',
      sentence: expect.stringContaining('A hook refuses the commit') as string,
    });
    expect(place.git.pushes).toEqual([]);
    expect(await place.run()).toMatchObject({ end: 'passed' });
    expect(place.git.commits).toHaveLength(1);
  });

  test.each(['cut', 'hook', 'unreachable'] as const)(
    'the first push fails (%s): the next run pushes the same commit',
    async (code) => {
      const place = await platform();
      place.git.failPush({ code, message: 'no' });
      expect(await place.run()).toMatchObject({
        end: 'failed',
        sentence: expect.stringContaining('is committed and not pushed') as string,
      });
      expect(addressOf(rootOf(place))).toBe(github);
      const again = await place.run();
      expect(again.steps.map(({ id, state }) => `${id} ${state}`).slice(0, 3)).toEqual([
        'read satisfied',
        'commit passed',
        'arrive passed',
      ]);
      expect(again).toMatchObject({ end: 'passed' });
      expect(place.git.commits).toHaveLength(1);
    },
  );

  test('the second push fails: what has it keeps it, and the next run pushes the rest', async () => {
    const place = await platform();
    const push = place.git.push.bind(place.git);
    place.git.push = async (to, signal) =>
      to.remote === 'origin' ? { failure: { code: 'cut', message: 'gone' } } : push(to, signal);
    expect(await place.run()).toMatchObject({ end: 'failed' });
    place.git.push = push;
    expect(await place.run()).toMatchObject({ end: 'passed' });
    expect(place.git.commits).toHaveLength(1);
    expect(place.git.pushes.map(({ remote }) => remote)).toEqual(['other', 'other', 'origin']);
  });

  test('the commit does not come to the new source: root is not touched, and the next run waits there', async () => {
    const place = await platform({ remote: false });
    const before = place.git.head;
    place.argo.finds = () => ({ revision: before });
    const ended = await place.run();
    expect(ended).toMatchObject({
      end: 'failed',
      sentence: expect.stringContaining('10 minutes have passed. Argo CD finds aaaaaaa there') as string,
    });
    expect(addressOf(rootOf(place))).toBe(github);
    expect(place.programs.lines.filter((line) => line.includes(' sync '))).toEqual([]);
    place.argo.finds = () => ({ revision: place.git.head });
    const again = await place.run();
    expect(again.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'read satisfied',
      'commit satisfied',
      'arrive passed',
      'root passed',
      'follow satisfied',
    ]);
    expect(place.git.commits).toHaveLength(1);
  });

  test('and switched back: what was set going is taken back by a commit', async () => {
    const place = await platform();
    place.programs.on(verb('sync'), { status: 1, stderr: 'Error: no' });
    expect(await place.run()).toMatchObject({ end: 'failed' });
    expect(sourcesIn(place)).toEqual([github, gitlab, gitlab]);
    // Of the two, the one that is taken is `origin` now.
    const back = await place.back();
    expect(back.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'read passed',
      'commit passed',
      'arrive satisfied',
      'root satisfied',
      'follow satisfied',
    ]);
    expect(sourcesIn(place)).toEqual([github, github, github]);
    expect(place.git.commits.map(({ message }) => message.split('\n')[0])).toEqual([
      'feat: read the platform from gitlab',
      'feat: read the platform from github',
    ]);
    expect(place.git.pushes.slice(2).map(({ remote }) => remote)).toEqual(['origin', 'other']);
  });

  test('helmfile fails: the next run goes on there', async () => {
    const place = await platform();
    const verbSync = ({ args }: { readonly args: readonly string[] }): boolean => args.includes('sync');
    let isBroken = true;
    const original = place.programs.run.bind(place.programs);
    place.programs.run = (run, signal) =>
      isBroken && verbSync(run)
        ? Promise.resolve({ status: 1, stdout: '', stderr: 'Error: no', problem: null })
        : original(run, signal);
    expect(await place.run()).toMatchObject({
      end: 'failed',
      sentence: expect.stringContaining('Helm did not install') as string,
    });
    expect(addressOf(rootOf(place))).toBe(github);
    isBroken = false;
    const again = await place.run();
    expect(again.steps.map(({ state }) => state)).toEqual(['satisfied', 'satisfied', 'passed', 'passed', 'satisfied']);
    expect(place.git.commits).toHaveLength(1);
  });

  test('Applications that do not follow are named, and the next run waits for them alone', async () => {
    const place = await platform();
    place.argo.follows = false;
    const ended = await place.run();
    expect(ended).toMatchObject({
      end: 'failed',
      sentence: expect.stringContaining('15 minutes have passed. Root') as string,
    });
    place.cluster.put(root('gitlab', place.git.head));
    place.cluster.put(child('longhorn', 'gitlab', place.git.head));
    expect(await place.run()).toMatchObject({
      end: 'failed',
      sentence: expect.stringContaining('1 of 2 applications have followed; argocd has not yet') as string,
    });
    place.argo.follows = true;
    place.argo.look();
    expect((await place.plan()).steps.every(({ satisfied }) => satisfied)).toBe(true);
  });

  test('somebody edits the file without a commit: that is named', async () => {
    const place = await platform();
    place.files[`${folder}/platform.yaml`] = platformText('gitlab');
    expect((await place.plan()).obstacles.join(' ')).toContain(
      'platform.yaml says gitlab, and its commit github; take that back, or commit it.',
    );
  });

  test('between plan and run the mirror has moved: nothing is run', async () => {
    const place = await platform();
    const { digest } = await place.plan();
    place.git.heads.set('other', 'b'.repeat(40));
    const agreed = { phase: 'source-gitlab', uid, digest };
    const follow = { event: () => undefined, line: () => undefined };
    expect(await runPlan(place.own, place.phases, agreed, follow, never)).toMatchObject({ code: 'bootstrap/digest' });
    expect(place.git.commits).toEqual([]);
    expect(place.argo.trials).toEqual([]);
  });
});
