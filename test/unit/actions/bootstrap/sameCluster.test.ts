import { expect, test } from 'vitest';
import { sameCluster } from '../../../../src/actions/bootstrap/sameCluster.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { never, otherUid, uid } from './house.ts';

test.each<[string, (cluster: MemoryCluster) => void, object | null]>([
  ['the same', () => undefined, null],
  [
    'another one',
    (cluster) => cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid: otherUid } }),
    {
      code: 'bootstrap/other-cluster',
      sentence: `Another cluster answers under the context "home": its kube-system has the uid ${otherUid}, and was ${uid}.`,
      remedy: 'Choose the context again, and plan anew, if that cluster is meant.',
    },
  ],
  [
    'one that does not answer',
    (cluster) => cluster.fail('get', failureOf('unreachable', 'Nothing listens.', { remedy: 'Start it.' })),
    { code: 'bootstrap/cluster', sentence: 'Nothing listens.', remedy: 'Start it.' },
  ],
  [
    'one that does not say which it is',
    (cluster) => cluster.fail('get', failureOf('forbidden', 'You may not.')),
    { code: 'bootstrap/cluster', sentence: 'You may not.', remedy: null },
  ],
  [
    'one without a uid',
    (cluster) => cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system' } }),
    {
      code: 'bootstrap/cluster',
      sentence: 'https://home:6443 has no namespace "kube-system" with a uid.',
      remedy: null,
    },
  ],
])('%s', async (_, happens, refused) => {
  const cluster = new MemoryCluster('home');
  happens(cluster);
  expect(await sameCluster(cluster, uid, never)).toEqual(refused);
});
