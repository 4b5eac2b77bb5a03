import { expect, test } from 'vitest';
import { sourceChoices } from '../../../../src/actions/source/sourceChoices.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { applicationKind, github, gitlab, root } from './switchedObjects.ts';
import { never } from './switchedPlatform.ts';

const platform = (source: string) => ({
  platform: { repository: { primary: gitlab, mirror: github, source, revision: 'main' } },
});

function clusterWith(read: 'github' | 'gitlab' | null): MemoryCluster {
  const cluster = new MemoryCluster('home', { kinds: ['argoproj.io/v1alpha1 Application'] });
  if (read !== null) cluster.put(root(read, 'a'.repeat(40)));
  return cluster;
}

test.each([
  ['github', 'github', ['gitlab', 'github:named:read']],
  ['gitlab', 'gitlab', ['github', 'gitlab:named:read']],
  // A switch that was interrupted.
  ['gitlab', 'github', ['gitlab:named', 'github:read']],
  ['github', 'gitlab', ['github:named', 'gitlab:read']],
] as const)('named %s and read %s: %s', async (named, read, wanted) => {
  const choices = await sourceChoices(clusterWith(read), platform(named), never);
  if ('problem' in choices) throw new Error(choices.problem);
  const said = choices.map(({ source, isNamed, isRead }) =>
    [source, ...(isNamed ? ['named'] : []), ...(isRead ? ['read'] : [])].join(':'),
  );
  expect(said).toEqual(wanted);
  expect(choices.map(({ source, address }) => (source === 'github' ? github : gitlab) === address)).toEqual([
    true,
    true,
  ]);
});

test('there is no choice without a root, two addresses, or an answer', async () => {
  const problem = async (cluster: MemoryCluster, of = platform('github')): Promise<string> => {
    const choices = await sourceChoices(cluster, of, never);
    return 'problem' in choices ? choices.problem : '';
  };
  expect(await problem(clusterWith(null))).toContain('There is no Application root');
  expect(await problem(clusterWith('github'), platform('svn'))).toContain('neither github nor gitlab');
  const cluster = clusterWith('github');
  cluster.fail('get', failureOf('forbidden', 'You may not.'), { kind: `${applicationKind.apiVersion} Application` });
  expect(await problem(cluster)).toBe('You may not.');
});
