import { describe, expect, test } from 'vitest';
import { definitionOf } from '../../../../../scripts/demo/api/kinds.ts';
import { State, uidFor } from '../../../../../scripts/demo/api/state.ts';
import { kubernetesObject } from '../objects.ts';

const maps = { apiVersion: 'v1', kind: 'ConfigMap' };
const policies = { apiVersion: 'policies.kyverno.io/v1', kind: 'ValidatingPolicy' };
const map = kubernetesObject('v1', 'ConfigMap', 'web', 'a', { data: { x: '1' } });

function state(): State {
  return new State(() => new Date('2026-11-26T10:00:00.123Z'));
}

describe('an object that is put', () => {
  test('gets a uid, a version and the time', () => {
    const home = state();
    const put = home.put(map);
    expect(put.metadata).toMatchObject({
      creationTimestamp: '2026-11-26T10:00:00Z',
      resourceVersion: String(home.version),
    });
    expect(put.metadata.uid).toBe(uidFor({ group: '', plural: 'configmaps', namespaced: true }, map.metadata));
    expect(put.metadata['generation']).toBeUndefined();
  });

  test('and says the same already, changes nothing', () => {
    const home = state();
    const first = home.put(map);
    const { version } = home;
    expect(home.put(map)).toBe(first);
    expect(home.version).toBe(version);
  });

  test('counts its generations by what is wanted, not by what is', () => {
    const home = state();
    const put = (more: Readonly<Record<string, unknown>>) =>
      home.put(kubernetesObject('apps/v1', 'Deployment', 'web', 'a', more)).metadata['generation'];
    expect([
      put({ spec: { replicas: 1 } }),
      put({ spec: { replicas: 1 }, status: { replicas: 1 } }),
      put({ spec: { replicas: 2 }, status: { replicas: 1 } }),
    ]).toEqual([1, 1, 2]);
  });

  test('of a kind that nobody has defined is an error', () => {
    expect(() => state().put(kubernetesObject('example.org/v1', 'Thing', 'web', 'a'))).toThrow('has no Thing');
  });
});

describe('a definition', () => {
  const definition = definitionOf({
    group: 'policies.kyverno.io',
    kind: 'ValidatingPolicy',
    plural: 'validatingpolicies',
    scope: 'Cluster',
    versions: ['v1', 'v1beta1'],
  });

  test('has objects in every version that it serves', () => {
    const home = state();
    home.put(definition);
    home.put({ ...policies, apiVersion: 'policies.kyverno.io/v1beta1', metadata: { name: 'a' } });
    expect(home.get(policies, { name: 'a' })).toMatchObject({ apiVersion: 'policies.kyverno.io/v1' });
    expect(home.list(policies)).toHaveLength(1);
  });

  test('takes its objects with it, and comes back empty', () => {
    const home = state();
    home.define(policies, { namespaced: false });
    home.put({ ...policies, metadata: { name: 'a' } });
    const gone: string[] = [];
    home.history.on(({ type, object }) => gone.push(`${type} ${object.kind}`));
    home.undefine(policies);
    expect(gone).toEqual(['DELETED ValidatingPolicy', 'DELETED CustomResourceDefinition']);
    expect(() => home.list(policies)).toThrow('has no ValidatingPolicy');
    home.define(policies, { namespaced: false });
    expect(home.list(policies)).toEqual([]);
  });

  test('of a kind that is built in can be missed too', () => {
    const home = state();
    home.put(map);
    home.undefine(maps);
    expect(home.kinds.some(({ kind }) => kind === 'ConfigMap')).toBe(false);
    home.define(maps);
    expect(home.list(maps)).toEqual([]);
  });
});

describe('the history', () => {
  test('tells what came after a version', () => {
    const home = state();
    const { metadata } = home.put(map);
    home.put({ ...map, data: { x: '2' } });
    home.remove(maps, map.metadata);
    const since = home.history.since(Number(metadata.resourceVersion));
    expect(since?.map(({ type }) => type)).toEqual(['MODIFIED', 'DELETED']);
    expect(home.history.since(home.version)).toEqual([]);
  });

  test('forgets when it is told to, and goes on', () => {
    const home = state();
    home.put(map);
    const { version } = home;
    home.history.compact();
    expect(home.history.since(version)).toBeNull();
    expect(home.history.since(home.version)).toEqual([]);
    home.remove(maps, map.metadata);
    expect(home.history.since(home.version - 1)).toHaveLength(1);
  });

  test('remembers no more than it can', () => {
    const home = state();
    const before = home.version;
    for (let index = 0; index <= 20_000; index++) home.put({ ...map, data: { x: String(index) } });
    expect(home.history.since(before)).toBeNull();
    expect(home.history.since(home.history.oldest)).toHaveLength(10_000);
  });
});
