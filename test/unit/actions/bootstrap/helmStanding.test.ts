import { describe, expect, test } from 'vitest';
import {
  capabilitiesOf,
  missingNamespaces,
  failedOf,
  pendingOf,
  standings,
} from '../../../../src/actions/bootstrap/helmStanding.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { ClusterObject, Query } from '../../../../src/domain/kubernetes/query.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { never, record, world } from './helmfileWorld.ts';

const release = (name: string, namespace = 'apps') => ({
  name,
  namespace,
  chart: `../.charts/${name}.tgz`,
  version: '',
});
const [web, db] = [release('web'), release('db')];
const forbidden = failureOf('forbidden', 'You may not.');
const enough = AbortSignal.abort(new Error('enough'));

describe('What Helm has on record', () => {
  test('is the newest version of each release in its own namespace', async () => {
    const { cluster } = world();
    for (const one of [record(9, 'superseded'), record(10, 'deployed'), record(8, 'superseded')]) cluster.put(one);
    const far = record(11, 'failed');
    cluster.put({ ...far, metadata: { ...far.metadata, namespace: 'far' } });
    const releases = [db, web, release('web', 'far')];
    expect(await standings(cluster, releases, never)).toEqual({
      value: [
        { release: db, record: null },
        { release: web, record: { version: 10, status: 'deployed' } },
        { release: releases[2], record: { version: 11, status: 'failed' } },
      ],
    });
  });

  test('is read from labels alone', async () => {
    class Watched extends MemoryCluster {
      readonly queries: Query[] = [];
      override list(query: Query, signal: AbortSignal) {
        this.queries.push(query);
        return super.list(query, signal);
      }
    }
    const cluster = new Watched('home', { kinds: ['v1 Secret'] });
    await standings(cluster, [web, db], never);
    const secrets = { apiVersion: 'v1', kind: 'Secret', namespace: 'apps', fields: null, view: 'metadata' };
    expect(cluster.queries).toEqual([
      { ...secrets, labels: 'owner=helm,name=web' },
      { ...secrets, labels: 'owner=helm,name=db' },
    ]);
  });

  test('is not known after the first failure', async () => {
    const { cluster } = world();
    cluster.fail('list', forbidden);
    expect(await standings(cluster, [web, db], never)).toEqual({ failure: forbidden });
    expect(cluster.calls).toEqual(['list Secret']);
    await expect(standings(cluster, [web], enough)).rejects.toThrow('enough');
  });

  test('is told of each release that is pending, and of each that has failed', () => {
    const standing = (
      [
        ['a', null],
        ['b', 'deployed'],
        ['c', 'pending-upgrade'],
        ['d', 'failed'],
        ['e', 'uninstalling'],
      ] as const
    ).map(([name, status]) => ({ release: release(name), record: status === null ? null : { version: 2, status } }));
    expect(pendingOf(new MemoryCluster('attic'), standing)).toEqual([
      expect.stringMatching(
        /^Helm release apps\/c is pending-upgrade in version 2: .*helm rollback c .*--kube-context attic/,
      ),
      expect.stringMatching(
        /^Helm release apps\/e is uninstalling in version 2: .*helm uninstall e .*--kube-context attic/,
      ),
    ]);
    expect(failedOf(standing)).toEqual([expect.stringMatching(/^Helm release apps\/d is failed in version 2: /)]);
  });
});

describe('What charts are told about a cluster', () => {
  const service = (name: string): ClusterObject => ({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name },
  });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['nothing where it does not say so', [], []],
    ['the core', ['v1.'], ['v1']],
    [
      'groups in their order',
      ['v1.policies.kyverno.io', 'v2.apps', 'v1beta1.apps'],
      ['apps/v1beta1', 'apps/v2', 'policies.kyverno.io/v1'],
    ],
    ['no names that would be more than that', ['v1', 'V1.apps', 'v1.apps,x', 'v1.apps --set a=b', '.apps'], []],
  ])('has of what it serves %s', async (_, names, apis) => {
    const { cluster } = world();
    for (const name of names) cluster.put(service(name));
    expect(await capabilitiesOf(cluster, never)).toEqual({ value: { version: 'v1.36.0', apis } });
  });

  test.each(['version', 'list'] as const)('is not known when %s fails', async (call) => {
    const { cluster } = world();
    cluster.put(service('v1.apps'));
    cluster.fail(call, forbidden);
    expect(await capabilitiesOf(cluster, never)).toEqual({ failure: forbidden });
  });
});

describe('Namespaces', () => {
  const namespace = (name: string, more: object = {}): ClusterObject => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, ...more },
  });
  const going = { deletionTimestamp: '2026-11-26T12:00:00Z' };
  const missing =
    'There is no namespace "far" for release far/web: the row "namespaces" of the table makes those of the platform; bootstrap its phase first.';
  const leaving = 'Namespace "far" of release far/web is being deleted: wait until it is gone.';

  test.each<readonly [string, ClusterObject | null, readonly string[], readonly string[]]>([
    ['is there', namespace('far'), [], []],
    ['is missing', null, ['elsewhere'], [missing]],
    ['comes with a release', null, ['far'], []],
    ['is being deleted', namespace('far', going), [], [leaving]],
    ['is being deleted, and would come with a release', namespace('far', going), ['far'], [leaving]],
  ])('are told about when one %s', async (_, object, made, value) => {
    const { cluster } = world();
    if (object !== null) cluster.put(object);
    const releases = [web, release('web', 'far'), release('db', 'far')];
    expect(await missingNamespaces(cluster, releases, new Set(made), never)).toEqual({ value });
    expect(cluster.calls).toEqual(['get Namespace', 'get Namespace']);
  });

  test('are not known after a failure', async () => {
    const { cluster } = world();
    cluster.fail('get', forbidden);
    expect(await missingNamespaces(cluster, [web], new Set(['apps']), never)).toEqual({ failure: forbidden });
    await expect(missingNamespaces(cluster, [web], new Set(), enough)).rejects.toThrow('enough');
  });
});
