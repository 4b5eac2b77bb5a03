import { describe, expect, test } from 'vitest';
import { leaseKind, leasePlace } from '../../../../src/domain/bootstrap/lease.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { checkSpec } from '../../live/platform.ts';
import { ended, manifestJob } from '../probing.ts';
import { house, makes, never, wants } from './house.ts';

const item = (items: readonly { readonly id: string }[], id: string) => items.find((one) => one.id === id);

test('a plan creates no Job: a probe that a step is satisfied by does not run for it', async () => {
  const objects = [manifestJob()];
  const writes = checkSpec('one', { kind: 'probe', manifest: 'p.yaml', objects, problem: null, for: '3m' });
  const asked = checkSpec('two', { kind: 'http', url: `'https://x'`, status: null, token: null });
  const steps = [makes('one', { satisfiedBy: ['one', 'two'] })];
  const { plan, cluster, http } = await house({ steps, checks: [writes, asked] });
  cluster.define(manifestJob());
  await plan();
  expect(cluster.calls).not.toContain('create Job');
  // What writes nothing runs.
  expect(http.asked).toEqual(['https://x']);
});

test('what a check waits for is told while it is looked at', async () => {
  const writes = checkSpec('zero', {
    kind: 'probe',
    manifest: 'p.yaml',
    objects: [manifestJob()],
    problem: null,
    for: '3m',
  });
  const { plan, cluster, timers, items } = await house({ before: [writes] });
  cluster.define(manifestJob());
  const create = cluster.writes.create.bind(cluster.writes);
  cluster.writes.create = async (object, signal) => {
    timers.advance(10_000);
    const made = await create(object, signal);
    if ('value' in made) cluster.put({ ...made.value, ...ended('Failed') });
    return made;
  };
  await plan();
  const told = items.flatMap((now) => now.filter(({ id, state }) => id === 'checks' && state === 'running'));
  expect(told.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(/^Waits for the API server to create Job slipway-probe\/volume: .*\.$/),
  );
});

describe('an obstacle is', () => {
  test('an earlier phase that is not done, unless somebody decides otherwise', async () => {
    const { plan } = await house({ before: [wants('zero')] });
    const made = await plan();
    expect(made.obstacles).toEqual([expect.stringContaining('a is not done: "zero"')]);
    const overridden = await plan({ override: true });
    expect(overridden).toMatchObject({ obstacles: [], overrides: [expect.stringContaining('a is not done: "zero"')] });
    expect(overridden.digest).not.toBe(made.digest);
  });

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

  test('the first step, when it can not be done as things are', async () => {
    const { plan, own } = await house();
    own.planned.set('one', { problem: 'There is no host.' });
    expect((await plan()).obstacles).toEqual(['"Make one": There is no host.']);
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

  test('a later step that can not be done as things are', async () => {
    const { plan, own } = await house();
    own.planned.set('two', { problem: 'There is no key.' });
    const { obstacles, preflight } = await plan();
    expect(obstacles).toEqual([]);
    expect(item(preflight, 'steps')).toMatchObject({
      state: 'asked',
      sentence: '"Make two", as things are now: There is no key.',
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

  test('a check on demand that nobody allows: it is named', async () => {
    const ask = checkSpec('asked', { kind: 'http', url: `'https://x'`, status: null, token: null });
    const { plan } = await house({ before: [ask], allows: false });
    const { obstacles, preflight } = await plan();
    expect(obstacles).toEqual([]);
    expect(item(preflight, 'checks')).toMatchObject({ state: 'asked', sentence: expect.stringContaining('"asked"') });
  });
});

test('a check on demand of an earlier phase is run first, and decides', async () => {
  const ask = checkSpec('asked', { kind: 'http', url: `'https://x'`, status: null, token: null });
  const { plan } = await house({ before: [ask] });
  expect((await plan()).obstacles).toEqual([]);
});

test('what somebody will be asked for is told before', async () => {
  const { plan, own } = await house();
  own.planned.set('two', { asks: ['A token of GitHub.'] });
  expect(item((await plan()).preflight, 'secrets')).toMatchObject({ state: 'asked', sentence: 'A token of GitHub.' });
});

test('the programs are told with their versions', async () => {
  const { plan } = await house({ steps: [makes('one', { kind: 'gitops' })] });
  expect(item((await plan()).preflight, 'tools')).toMatchObject({ state: 'ok', sentence: '/usr/bin/git 2.50.1.' });
});

test('what an earlier phase waits for is told by its title', async () => {
  const { plan, own } = await house({ before: [wants('zero')] });
  const { spec } = own;
  const [a, b] = spec?.phases ?? [];
  if (spec === null || a === undefined || b === undefined) throw new Error('There are two.');
  const middle = { ...a, id: 'm', title: 'Middle', requires: ['a'], checks: [wants('four')] };
  own.spec = { ...spec, phases: [{ ...a, title: 'First' }, middle, { ...b, requires: ['m'] }] };
  expect((await plan()).obstacles).toEqual([
    expect.stringMatching(/^First is not done: "zero" .*\. Middle waits for First\.$/),
  ]);
});
