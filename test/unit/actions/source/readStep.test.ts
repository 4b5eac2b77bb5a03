import { describe, expect, test } from 'vitest';
import type { StepPlace } from '../../../../src/actions/bootstrap/step.ts';
import { arriveStep, readStep } from '../../../../src/actions/source/readStep.ts';
import { credentials, gitlab, gitlabRemote, platformText, root } from './switchedObjects.ts';
import { folder, never, platform } from './switchedPlatform.ts';
import type { Switched } from './switchedPlatform.ts';
import { decided } from '../bootstrap/decided.ts';

const at = { folder } as StepPlace;
const work = { kind: 'applications', rows: [] } as const;
const steps = { read: readStep('gitlab'), arrive: arriveStep('gitlab') } as const;
type Id = keyof typeof steps;

const planned = ({ ports }: Switched, id: Id) => steps[id].plan(ports, at, work, never);
const plan = async (place: Switched, id: Id) => (await planned(place, id)).shown;

async function run(place: Switched, id: Id) {
  return steps[id].run(place.ports, at, decided(await planned(place, id)), () => undefined, never);
}

/** Somebody has made the commit of the switch, and pushed it to where Argo CD reads now. */
function committed({ git, files }: Switched): string {
  const text = platformText('gitlab');
  const commit = git.add('feat: read the platform from gitlab', { 'platform.yaml': text }, 'source-gitlab');
  git.pushed();
  files[`${folder}/platform.yaml`] = text;
  return commit;
}

const obstacles: readonly (readonly [string, (place: Switched) => void, string])[] = [
  ['Git says nothing', ({ git }) => git.failFacts('broken'), 'Git does not say how the repository stands: broken.'],
  ['HEAD is on no branch', ({ git }) => void (git.changes = { branch: null }), 'HEAD is on no branch'],
  ['the mirror is behind', ({ git }) => void git.heads.set('other', 'b'.repeat(40)), 'has "main" at bbbbbbb'],
  ['there is no root', ({ cluster }) => cluster.remove(root('github', '')), 'There is no Application root'],
  [
    'root has several sources',
    ({ cluster, git }) => void cluster.put(root('github', git.head, { spec: { source: null, sources: [{}] } })),
    'has not one source',
  ],
];

describe.each(['read', 'arrive'] as const)('the step %s', (id) => {
  test.each(obstacles)('can not be done when %s', async (_, change, problem) => {
    const place = await platform();
    change(place);
    expect(await plan(place, id)).toMatchObject({
      problem: expect.stringContaining(problem) as string,
      changes: [],
      decides: null,
    });
  });

  test('shows the key, which decides nothing', async () => {
    const place = await platform();
    const without = await plan(place, id);
    place.cluster.put(credentials('own', gitlab));
    const withKey = await plan(place, id);
    expect([without, withKey].map(({ changes }) => changes[0]?.what)).toEqual([
      expect.stringContaining(`reads ${gitlab} without a key, since none is known for it;`),
      expect.stringContaining(`reads ${gitlab} with the key of Secret own;`),
    ]);
    expect(withKey.changes.map(({ action }) => action)).toEqual(['create', 'delete']);
    expect(withKey.decides).toEqual(without.decides);
  });
});

describe('Argo CD reads it', () => {
  test('at the commit that is here, and nothing is left', async () => {
    const place = await platform();
    expect(await run(place, 'read')).toMatchObject({
      state: 'passed',
      message: `Argo CD reads ${gitlab} at aaaaaaa.`,
      commit: null,
    });
    expect(place.argo.trials).toHaveLength(1);
    expect(await place.trialsLeft()).toEqual([]);
  });

  test('and finds another commit there', async () => {
    const place = await platform({ remote: false });
    place.argo.finds = () => ({ revision: 'c'.repeat(40) });
    expect(await run(place, 'read')).toEqual({
      state: 'failed',
      message: `Argo CD finds "main" of ${gitlab} at ccccccc, and here it is at aaaaaaa.`,
      remedy: 'Wait until its mirror has caught up, or push the branch there.',
    });
    expect(await place.trialsLeft()).toEqual([]);
  });

  test('which commit that is does not count once the switch is committed', async () => {
    const place = await platform();
    committed(place);
    place.argo.finds = () => ({ revision: 'c'.repeat(40) });
    expect(await plan(place, 'read')).toMatchObject({ decides: { expected: null } });
    expect(await run(place, 'read')).toMatchObject({ state: 'passed', message: `Argo CD reads ${gitlab} at ccccccc.` });
  });

  test('as another thing once root has changed, which is another decision', async () => {
    const place = await platform();
    const before = await plan(place, 'read');
    place.cluster.put(root('github', place.git.head, { spec: { source: { path: 'other' } } }));
    expect((await plan(place, 'read')).decides).not.toEqual(before.decides);
  });

  test.each([
    ['without a key, which is named as a reason', false],
    ['with one, which is not', true],
  ])('not, %s', async (_, hasKey) => {
    const place = await platform();
    if (hasKey) place.cluster.put(credentials('own', gitlab));
    place.argo.finds = () => ({ error: 'authentication required' });
    const ran = await run(place, 'read');
    expect(ran).toMatchObject({ message: expect.stringContaining('authentication required') as string });
    const remedy = ran.state === 'failed' ? ran.remedy : null;
    expect(remedy).toContain('Mend what it names, and run it again.');
    expect(remedy?.includes('Argo CD has no key for it. Where one is wanted, seal one first')).toBe(!hasKey);
  });
});

describe('the commit arrives', () => {
  test('is what is waited for, and the plan is the same before it is made', async () => {
    const place = await platform();
    const before = await plan(place, 'arrive');
    const commit = committed(place);
    expect(before.decides).toEqual({ to: gitlab, waits: true });
    expect((await plan(place, 'arrive')).decides).toEqual(before.decides);
    let looks = 0;
    place.argo.finds = () => ({ revision: ++looks < 3 ? 'a'.repeat(40) : commit });
    expect(await run(place, 'arrive')).toMatchObject({
      state: 'passed',
      message: `Argo CD finds ${commit.slice(0, 7)} at "other" (${gitlabRemote}).`,
    });
    expect(looks).toBe(3);
    expect(await place.trialsLeft()).toEqual([]);
  });

  test('not before it is made', async () => {
    const place = await platform();
    expect(await run(place, 'arrive')).toMatchObject({ message: 'The commit that names the source is not made.' });
    expect(place.argo.trials).toEqual([]);
  });

  test.each([
    ['is pushed there by hand', true, 'push the branch there (git push other main); run it again.'],
    ['is brought by its mirror', false, 'See to its mirror, or push the branch there; run it again.'],
  ])('not within ten minutes: it %s', async (_, remote, remedy) => {
    const place = await platform({ remote });
    const commit = committed(place);
    place.argo.finds = () => ({ revision: 'a'.repeat(40) });
    expect(await run(place, 'arrive')).toEqual({
      state: 'failed',
      message: `10 minutes have passed. Argo CD finds aaaaaaa there; waits for ${commit.slice(0, 7)}.`,
      remedy: expect.stringContaining(remedy) as string,
    });
    expect(await place.trialsLeft()).toEqual([]);
  });
});
