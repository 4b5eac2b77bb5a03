import { expect, test } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { otherCluster, seenAt, uidOf } from '../../../src/live/probe.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';

const { signal } = new AbortController();
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system' } };

test('A cluster is known by the uid of kube-system', async () => {
  expect(await seenAt(new MemoryCluster('home', { uid: '00000000-0000-4000-8000-000000000013' }), signal)).toEqual({
    value: {
      context: 'home',
      server: 'https://home:6443',
      uid: '00000000-0000-4000-8000-000000000013',
      version: 'v1.36.0',
      failure: null,
    },
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

test.each([
  '',
  'a b',
  '5d5f0d0e-0000-4000-8000-000000000000a',
  'uid',
  '[Repair](command:x)',
  'a\nb',
  '\u202ea',
  '$(x)',
])('What can be no uid is none: %j', async (uid) => {
  const cluster = new MemoryCluster('home', { uid });
  expect(await uidOf(cluster, signal)).toMatchObject({ value: { uid: null, failure: { code: 'unreadable' } } });
});

test.each(['5d5f0d0e-0000-4000-8000-000000000000', '5D5F0D0E-0000-4000-8000-00000000000A'])(
  '%s is a uid',
  async (uid) => {
    expect(await uidOf(new MemoryCluster('home', { uid }), signal)).toEqual({ value: { uid, failure: null } });
  },
);

test('A server that does not tell its version is used all the same', async () => {
  const cluster = new MemoryCluster();
  cluster.fail('version', failureOf('forbidden', 'No.'));
  expect(await seenAt(cluster, signal)).toMatchObject({
    value: { uid: '00000000-0000-4000-8000-000000000001', version: null },
  });
});

test('No connection is a failure', async () => {
  const cluster = new MemoryCluster();
  const failure = failureOf('unreachable', 'No.');
  cluster.fail('get', failure);
  expect(await seenAt(cluster, signal)).toEqual({ failure });
});

test('Another cluster is told with both uids', () => {
  const seen = {
    context: 'home',
    server: '',
    uid: '00000000-0000-4000-8000-000000000015',
    version: null,
    failure: null,
  };
  expect(otherCluster(seen, '00000000-0000-4000-8000-000000000014')).toMatchObject({
    code: 'other-cluster',
    message:
      'Another cluster answers under the context "home": its kube-system has the uid 00000000-0000-4000-8000-000000000015, and was 00000000-0000-4000-8000-000000000014.',
  });
});
