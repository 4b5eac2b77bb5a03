import { describe, expect, test } from 'vitest';
import { leaseKind, leasePlace } from '../../../../src/domain/bootstrap/lease.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { house, makes, never } from './house.ts';

const item = (items: readonly { readonly id: string }[], id: string) => items.find((one) => one.id === id);

describe('an obstacle is', () => {
  test('a right that is missing', async () => {
    const { plan, cluster } = await house();
    cluster.rights = ({ verb, resource }) => !(verb === 'delete' && resource === 'leases');
    expect((await plan()).obstacles).toEqual([
      'You may not delete leases.coordination.k8s.io in namespace "kube-system". Ask whoever runs the cluster for that.',
    ]);
  });

  test('a program that is missing', async () => {
    const { plan, programs } = await house({ steps: [makes('one', { kind: 'gitops' })] });
    programs.paths.delete('git');
    expect((await plan()).obstacles).toEqual(['Not on the PATH: git. Install what is missing.']);
  });

  test('a node without room', async () => {
    const { plan, cluster } = await house();
    const status = { conditions: [{ type: 'DiskPressure', status: 'True' }] };
    cluster.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' }, status });
    expect((await plan()).obstacles).toEqual([expect.stringContaining('DiskPressure')]);
  });
});

describe('no obstacle is', () => {
  test('a right without which something is done by hand', async () => {
    const { plan, cluster } = await house({ steps: [makes('one', { kind: 'restore' })] });
    cluster.rights = ({ resource }) => resource !== 'deployments';
    const { obstacles, preflight } = await plan();
    expect(obstacles).toEqual([]);
    expect(item(preflight, 'rights')).toMatchObject({
      state: 'asked',
      sentence:
        'You may not patch deployments.apps in namespace "kube-system". A controller that lacks a key is restarted by hand then.',
    });
  });

  test('a cluster that may only be read', async () => {
    const { tryPlan } = await house();
    const made = await tryPlan({}, never, { writable: null });
    expect(made).toMatchObject({ obstacles: [] });
  });

  test('somebody else who is at it: that is seen when it begins', async () => {
    const { plan, cluster } = await house();
    cluster.put({ ...leaseKind, metadata: { ...leasePlace }, spec: { holderIdentity: 'you@there/2' } });
    const { obstacles, preflight } = await plan();
    expect(obstacles).toEqual([]);
    expect(item(preflight, 'lease')).toMatchObject({
      state: 'asked',
      sentence: expect.stringContaining('you@there/2'),
    });
  });

  test('what can not be asked', async () => {
    const { plan, cluster } = await house();
    cluster.fail('may', failureOf('forbidden', 'You may not ask.'), { times: Infinity });
    cluster.fail('list', failureOf('forbidden', 'You may not list nodes.'), { kind: 'v1 Node', times: Infinity });
    const { obstacles, preflight } = await plan();
    expect(obstacles).toEqual([]);
    expect(['rights', 'nodes'].map((id) => item(preflight, id))).toMatchObject([
      { state: 'asked' },
      { state: 'asked' },
    ]);
  });
});

test('the programs are told with their versions', async () => {
  const { plan } = await house({ steps: [makes('one', { kind: 'gitops' })] });
  expect(item((await plan()).preflight, 'tools')).toMatchObject({ state: 'ok', sentence: '/usr/bin/git 2.50.1.' });
});
