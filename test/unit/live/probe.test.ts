import { expect, test } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { otherCluster, seenAt, uidOf } from '../../../src/live/probe.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';

const { signal } = new AbortController();
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system' } };

test('A cluster is known by the uid of kube-system', async () => {
  expect(await seenAt(new MemoryCluster('home', { uid: 'abc' }), signal)).toEqual({
    value: { context: 'home', server: 'https://home:6443', uid: 'abc', version: 'v1.36.0', failure: null },
  });
});

test('Who may not read that has no uid, and is told why', async () => {
  const cluster = new MemoryCluster();
  const failure = failureOf('forbidden', 'No.');
  cluster.fail('get', failure);
  expect(await uidOf(cluster, signal)).toEqual({ value: { uid: null, failure } });
});

test('A cluster without kube-system has no uid', async () => {
  const cluster = new MemoryCluster();
  cluster.remove(namespace);
  expect(await uidOf(cluster, signal)).toMatchObject({
    value: { uid: null, failure: { message: 'https://home:6443 has no namespace "kube-system" with a uid.' } },
  });
});

test('A server that does not tell its version is used all the same', async () => {
  const cluster = new MemoryCluster();
  cluster.fail('version', failureOf('forbidden', 'No.'));
  expect(await seenAt(cluster, signal)).toMatchObject({ value: { uid: 'uid-1', version: null } });
});

test('No connection is a failure', async () => {
  const cluster = new MemoryCluster();
  const failure = failureOf('unreachable', 'No.');
  cluster.fail('get', failure);
  expect(await seenAt(cluster, signal)).toEqual({ failure });
});

test('Another cluster is told with both uids', () => {
  const seen = { context: 'home', server: '', uid: 'new', version: null, failure: null };
  expect(otherCluster(seen, 'old')).toMatchObject({
    code: 'other-cluster',
    message: 'Another cluster answers under the context "home": its kube-system has the uid new, and was old.',
  });
});
