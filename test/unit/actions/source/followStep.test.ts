import { describe, expect, test } from 'vitest';
import type { StepPlace, StepPorts } from '../../../../src/actions/bootstrap/step.ts';
import { followStep } from '../../../../src/actions/source/followStep.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { MemoryGitWrites } from '../../../fakes/gitWrites.ts';
import { mergePatched } from '../../../fakes/mergePatch.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { platformOf } from '../../live/platform.ts';
import { applicationKind, child, github, gitlab, root } from './switchedObjects.ts';
import { folder, never, platform } from './switchedPlatform.ts';
import { decided } from '../bootstrap/decided.ts';

const [commit, older] = ['a'.repeat(40), 'b'.repeat(40)];
const rows = ['argocd', 'longhorn'];
const repository = { primary: gitlab, mirror: github, source: 'github', revision: 'main' };
const step = followStep('gitlab');
const followed = rows.map((name) => child(name, 'gitlab', commit));

/** Argo CD as it stands; that it is asked to look changes nothing of it. */
function place(
  objects: readonly ClusterObject[],
  { names = rows, of = repository }: { readonly names?: readonly string[]; readonly of?: typeof repository } = {},
) {
  const cluster = new MemoryCluster('home', { kinds: ['argoproj.io/v1alpha1 Application'] });
  for (const object of objects) cluster.put(object);
  const [timers, git, lines] = [new ManualTimers(), new MemoryGitWrites({}), [] as string[]];
  timers.hurry(2_000);
  // No clock decides anything.
  const ports = { cluster, timers, git } as unknown as StepPorts;
  const spec = platformOf([], { platform: { repository: of } });
  const at = { folder, spec } as StepPlace;
  const work = { kind: 'applications', rows: names } as const;
  const plan = () => step.plan(ports, at, work, never);
  const run = async (signal = never) =>
    step.run(ports, at, decided(await plan()), (line) => void lines.push(line), signal);
  return { cluster, timers, git, lines, plan, run, asked: () => cluster.writes.patched.map(({ name }) => name) };
}

describe('the plan', () => {
  test('names who still reads the other source, by their names, and shows the addresses alone', async () => {
    const foreign = child('mine', 'github', commit);
    const { plan } = place([
      root('github', commit),
      ...rows.toReversed().map((name) => child(name, 'github', commit)),
      foreign,
    ]);
    const { changes, problem } = (await plan()).shown;
    expect(problem).toBeNull();
    expect(changes.map(({ action, what }) => `${action} ${what}`)).toEqual([
      'update Application argocd/argocd, by the root',
      'update Application argocd/longhorn, by the root',
    ]);
    const lines = (changes[0]?.diff ?? '').split('\n').filter((line) => /^[-+] /.test(line));
    expect(lines).toEqual([`-  - repoURL: ${github}`, `+  - repoURL: ${gitlab}`]);
    expect(changes[0]?.diff).not.toContain('targetRevision');
  });

  test('is the same, whoever has followed already', async () => {
    const [before, after] = [place(rows.map((name) => child(name, 'github', commit))), place(followed)];
    expect((await after.plan()).shown.changes).toEqual([]);
    expect((await after.plan()).shown.decides).toEqual((await before.plan()).shown.decides);
  });

  test('can not be made without two addresses, or an answer', async () => {
    expect(await place(followed, { of: { ...repository, primary: '' } }).plan()).toMatchObject({
      shown: { problem: expect.stringContaining('platform.repository.primary') as string },
      decision: null,
    });
    const { cluster, plan } = place(followed);
    cluster.fail('list', failureOf('forbidden', 'You may not.'));
    expect((await plan()).shown).toMatchObject({ problem: 'You may not.', changes: [] });
  });
});

describe('it has ended', () => {
  test.each<readonly [what: string, objects: readonly ClusterObject[], names: readonly string[], message: string]>([
    ['all', [root('gitlab', commit), ...followed], rows, 'root and 2 applications read it'],
    ['one', [root('gitlab', commit), ...followed], ['argocd'], 'root and 1 application read it'],
    ['none but root', [root('gitlab', commit)], [], 'root and 0 applications read it'],
    [
      'those that are not healthy',
      [
        root('gitlab', commit),
        ...rows.map((name) => child(name, 'gitlab', commit, { status: { health: { status: 'Degraded' } } })),
      ],
      rows,
      'root and 2 applications read it',
    ],
  ])('well: %s', async (_, objects, names, message) => {
    const { run, asked } = place(objects, { names });
    expect(await run()).toEqual({
      state: 'passed',
      message: `Argo CD reads ${gitlab}: ${message}, at aaaaaaa.`,
      commit: null,
    });
    expect(asked()).toEqual([]);
  });

  test.each<readonly [what: string, change: (of: ReturnType<typeof place>) => void, message: string]>([
    ['root has gone', ({ cluster }) => cluster.remove(root('gitlab', '')), 'The Application root has gone.'],
    [
      'root reads the other',
      ({ cluster }) => void cluster.put(root('github', commit)),
      `The Application root reads ${github} again.`,
    ],
    ['Git says nothing', ({ git }) => git.failFacts('broken'), 'Git does not say how the repository stands: broken.'],
    [
      'nobody may look',
      ({ cluster }) => cluster.fail('list', failureOf('forbidden', 'You may not.'), { times: 2 }),
      'You may not.',
    ],
  ])('badly: %s', async (_, change, message) => {
    const of = place([root('gitlab', commit), ...followed]);
    change(of);
    expect(await of.run()).toMatchObject({ state: 'failed', message });
  });
});

const notCompared = root('github', commit, { spec: { source: { repoURL: gitlab } } });
const behind = root('gitlab', older);
const broken = { status: { conditions: [{ type: 'ComparisonError', message: 'no route' }] } };
const [argocd] = followed as [ClusterObject];

const waits: readonly (readonly [string, readonly ClusterObject[], sentence: string, asked: readonly string[]])[] = [
  [
    'root was not compared',
    [notCompared, ...followed],
    'Root has not been compared with it yet, and has to be at aaaaaaa.',
    ['root'],
  ],
  ['root is behind', [behind, ...followed], 'Root is at bbbbbbb, and has to be at aaaaaaa.', ['root']],
  [
    'root can not be compared',
    [mergePatched(behind, broken), ...followed],
    "Root is at bbbbbbb, and has to be at aaaaaaa: root can't be compared with Git: no route.",
    ['root'],
  ],
  [
    'one reads the other',
    [root('gitlab', commit), argocd, child('longhorn', 'github', commit)],
    '1 of 2 applications have followed; longhorn has not yet.',
    ['longhorn'],
  ],
  [
    'one is behind',
    [root('gitlab', commit), argocd, child('longhorn', 'gitlab', older)],
    '1 of 2 applications have followed; longhorn has not yet.',
    ['longhorn'],
  ],
  [
    'one is not there',
    [root('gitlab', commit), argocd],
    '1 of 2 applications have followed; longhorn has not yet.',
    [],
  ],
];

describe('it waits', () => {
  test.each(waits)('while %s, and says so once', async (_, objects, sentence, asked) => {
    const of = place(objects);
    expect(await of.run()).toEqual({
      state: 'failed',
      message: `15 minutes have passed. ${sentence}`,
      remedy: 'Mend what is named, and run it again: it goes on waiting.',
    });
    expect(of.lines).toEqual([sentence]);
    // What has been asked to look and has not done so is not asked again.
    expect(of.asked()).toEqual(asked);
  });

  test('and asks again after half a minute, once Argo CD has looked', async () => {
    const of = place([behind, ...followed]);
    const times: number[] = [];
    const patch = of.cluster.writes.patch.bind(of.cluster.writes);
    of.cluster.writes.patch = async (...args) => {
      times.push(of.timers.now().getTime());
      const patched = await patch(...args);
      of.cluster.put(times.length === 3 ? root('gitlab', commit) : behind);
      return patched;
    };
    expect(await of.run()).toMatchObject({ state: 'passed' });
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 30_000, 60_000]);
  });

  test('over an answer that does not come, and one who went meanwhile', async () => {
    const of = place([behind, ...followed]);
    of.cluster.fail('patch', failureOf('missing', 'There is none.'));
    let looks = 0;
    const list = of.cluster.list.bind(of.cluster);
    of.cluster.list = async (query, signal) => {
      looks++;
      if (looks === 3) return { failure: failureOf('timeout', 'It says nothing.') };
      if (looks === 4) of.cluster.put(root('gitlab', commit));
      return list(query, signal);
    };
    expect(await of.run()).toMatchObject({ state: 'passed' });
    expect(of.lines).toEqual(['Root is at bbbbbbb, and has to be at aaaaaaa.', 'It says nothing.']);
  });

  test('not when nobody may ask Argo CD to look', async () => {
    const of = place([behind, ...followed]);
    of.cluster.fail('patch', failureOf('forbidden', 'You may not.', { remedy: 'Ask.' }));
    expect(await of.run()).toEqual({ state: 'failed', message: 'You may not.', remedy: 'Ask.' });
  });

  test('until somebody cancels', async () => {
    const of = place([behind, ...followed]);
    const controller = new AbortController();
    of.cluster.writes.beforePatch = () => controller.abort(new Error('cancelled'));
    await expect(of.run(controller.signal)).rejects.toThrow('cancelled');
  });

  test('in the whole switch, for Applications that follow late', async () => {
    const of = await platform();
    const { look } = of.argo;
    of.argo.look = () => undefined;
    const patched = of.cluster.writes.patch.bind(of.cluster.writes);
    let isAsked = 0;
    of.cluster.writes.patch = async (kind, at, change, signal) => {
      const done = await patched(kind, at, change, signal);
      if (kind.kind === applicationKind.kind && at.name === 'root' && ++isAsked === 2) look();
      return done;
    };
    const ended = await of.run();
    expect(ended.steps.at(-1)).toMatchObject({
      state: 'passed',
      message: `Argo CD reads ${gitlab}: root and 2 applications read it, at 0000000.`,
    });
    expect(of.lines).toContain('follow: Root has not been compared with it yet, and has to be at 0000000.');
  });
});
