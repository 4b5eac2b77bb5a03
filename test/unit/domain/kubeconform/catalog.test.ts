import { describe, expect, test } from 'vitest';
import { KubeconformCatalog } from '../../../../src/domain/kubeconform/catalog.ts';
import { kubeconformCustom, kubeconformNative } from '../../../../src/domain/schema/dialect.ts';
import type { SchemaFile, SchemaIndex } from '../../../../src/domain/schema/schema.ts';

const index: SchemaIndex = {
  generated: '',
  kubernetes: {
    '1.36': { version: '1.36.3', groups: { core: 'k/core', apps: 'k/apps', 'networking.k8s.io': 'k/networking' } },
  },
  crds: {
    'example.com': { file: 'c/example', source: 'example v1' },
    'apps.example.com': { file: 'c/apps', source: 'apps v1' },
  },
};
const files: Readonly<Record<string, Omit<SchemaFile, 'generated'>>> = {
  'k/core': {
    kinds: { 'v1/Pod': 'io.k8s.api.core.v1.Pod' },
    definitions: { 'io.k8s.api.core.v1.Pod': {}, 'io.k8s.api.core.v1.PodSpec': {} },
  },
  'k/apps': {
    kinds: { 'v1/Deployment': 'io.k8s.api.apps.v1.Deployment' },
    definitions: { 'io.k8s.api.apps.v1.Deployment': {} },
  },
  'k/networking': {
    kinds: { 'v1/Ingress': 'io.k8s.api.networking.v1.Ingress' },
    definitions: { 'io.k8s.api.networking.v1.Ingress': {} },
  },
  'c/example': { kinds: { 'v1/Ship': 'Ship' }, definitions: { Ship: {}, Part: {} } },
  'c/apps': { kinds: { 'v1/App': 'App' }, definitions: { App: {} } },
};
const catalog = new KubeconformCatalog(index, '1.36', (name) => ({
  generated: '',
  kinds: {},
  definitions: {},
  ...files[name],
}));

/** Where a kind is found, and what it must call itself. */
function check(name: readonly [string, string, string], found: string | null, identity?: object): void {
  const kind = catalog.find(...name);
  expect(kind?.source.label ?? null).toBe(found);
  expect(kind?.located.identity).toEqual(identity);
}

describe('kubeconform finds a schema by the name of its file', () => {
  const cases: readonly (readonly [
    rule: string,
    name: readonly [string, string, string],
    found: string | null,
    identity?: object,
  ])[] = [
    ['A kind', ['', 'v1', 'Pod'], 'Kubernetes 1.36.3', { apiVersion: ['v1'], kind: ['Pod'] }],
    ['A kind in any spelling', ['', 'V1', 'pOd'], 'Kubernetes 1.36.3', { apiVersion: ['v1'], kind: ['Pod'] }],
    [
      'A kind of a group',
      ['apps', 'v1', 'Deployment'],
      'Kubernetes 1.36.3',
      { apiVersion: ['apps/v1'], kind: ['Deployment'] },
    ],
    [
      'Only the first label of a group counts',
      ['networking.other', 'v1', 'Ingress'],
      'Kubernetes 1.36.3',
      { apiVersion: ['networking.k8s.io/v1'], kind: ['Ingress'] },
    ],
    ['Groups with one first label are asked in turn', ['apps', 'v1', 'App'], 'apps v1'],
    ['A custom resource', ['example.com', 'v1', 'Ship'], 'example v1'],
    ['What is published is found, though it is no kind', ['', 'v1', 'PodSpec'], 'Kubernetes 1.36.3'],
    ['A part of a custom resource is not published', ['example.com', 'v1', 'Part'], null],
    ['A version that is not there', ['', 'v2', 'Pod'], null],
    ['A group that is not there', ['boats.io', 'v1', 'Boat'], null],
    ['A group of the prototype', ['constructor', 'v1', 'Pod'], null],
  ];
  test.for(cases)('%s', ([, name, found, identity]) => check(name, found, identity));
});

test('Built-in kinds and custom resources are read differently', () => {
  expect(catalog.find('', 'v1', 'Pod')?.dialect).toBe(kubeconformNative);
  expect(catalog.find('example.com', 'v1', 'Ship')?.dialect).toBe(kubeconformCustom);
});

test('What is known of groups and kinds is what is bundled', () => {
  expect(catalog.homesOf('Ship')).toEqual(['example.com/v1']);
  expect(catalog.group('apps')).toEqual({ kinds: ['v1/Deployment'], complete: true });
});
