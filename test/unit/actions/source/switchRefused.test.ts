import { describe, expect, test } from 'vitest';
import { sourceSpec, targetOf } from '../../../../src/actions/source/sourcePorts.ts';
import { isRefusal } from '../../../../src/domain/bootstrap/run.ts';
import { platformOf } from '../../live/platform.ts';
import { credentials, github, gitlab, platformText, root } from './switchedObjects.ts';
import { folder, platform } from './switchedPlatform.ts';
import type { Switched } from './switchedPlatform.ts';

/** What stands in the way before anything is changed. */
const refusals: readonly (readonly [string, (place: Switched) => void, string])[] = [
  ['a detached HEAD', ({ git }) => (git.changes = { branch: null }), 'HEAD is on no branch'],
  ['no upstream', ({ git }) => (git.changes = { upstream: null }), 'is pushed nowhere'],
  ['a merge', ({ git }) => (git.changes = { unfinished: 'merge' }), 'A merge is not finished'],
  ['nobody to commit', ({ git }) => (git.changes = { noIdentity: 'no email' }), 'Git can name nobody'],
  ['another branch', ({ git }) => (git.changes = { branch: 'try' }), 'Argo CD follows "main"'],
  ['a commit that is not pushed', ({ git }) => void git.add('fix: x', {}), '0000000 fix: x is not pushed'],
  ['a remote that is ahead', ({ git }) => (git.changes = { behind: 1 }), 'has commits that are not here'],
  ['a remote that says nothing', ({ git }) => git.failRemote('no route'), 'does not say where'],
  [
    'a repository that says nothing',
    ({ git }) => (git.facts = async () => ({ failure: 'no repository' })),
    'Git does not say how',
  ],
  [
    'a mirror that is behind',
    ({ git }) => void git.heads.set('other', 'b'.repeat(40)),
    'has "main" at bbbbbbb, and here it is at aaaaaaa; wait until',
  ],
  ['a mirror without the branch', ({ git }) => void git.heads.set('other', null), 'has no branch "main"'],
  [
    'a file that is changed in the same line',
    ({ files }) => (files[`${folder}/platform.yaml`] = platformText('github').replace('# today', '# tomorrow')),
    'does not go together with the switch',
  ],
  ['no root', ({ cluster }) => cluster.remove(root('github', '')), 'There is no Application root'],
  [
    'a root that is out of sync',
    ({ cluster, git }) => void cluster.put(root('github', git.head, { status: { sync: { status: 'OutOfSync' } } })),
    'The Application root is OutOfSync and Healthy',
  ],
];

describe('refused before anything is changed', () => {
  test.each(refusals)('for %s', async (_name, change, sentence) => {
    const place = await platform();
    change(place);
    const plan = await place.tryPlan();
    const said = isRefusal(plan) ? plan.sentence : plan.obstacles.join(' ');
    expect(said).toContain(sentence);
    expect(place.git.commits).toEqual([]);
    expect(place.argo.trials).toEqual([]);
  });

  test('for an ssh address without a key', async () => {
    const place = await platform();
    const ssh = 'git@gitlab.lab.home.arpa:platform/platform-repo.git';
    const text = platformText('github').replace(gitlab, ssh);
    const head = place.git.add('feat: ssh', { 'platform.yaml': text });
    place.git.pushed();
    place.git.heads.set('other', head);
    place.files[`${folder}/platform.yaml`] = text;
    expect((await place.plan()).obstacles.join(' ')).toContain(`Argo CD has no key for ${ssh}`);
    place.cluster.put(credentials('all-of-gitlab', 'git@gitlab.lab.home.arpa:platform', 'repo-creds'));
    expect((await place.plan()).obstacles).toEqual([]);
  });

  test('for a platform that does not say both addresses', async () => {
    const spec = platformOf([], { platform: { repository: { source: 'github', mirror: github, revision: 'main' } } });
    expect(targetOf(spec)).toEqual({ problem: expect.stringContaining('platform.repository.primary') as string });
    expect(sourceSpec(spec, 'gitlab').problems).toEqual([expect.stringContaining('platform.repository.primary')]);
    const place = await platform();
    place.files[`${folder}/platform.yaml`] = 'platform: {}\n';
    expect(await place.tryPlan()).toMatchObject({ code: 'bootstrap/no-phase' });
  });
});
