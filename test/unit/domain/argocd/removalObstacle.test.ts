import { expect, test } from 'vitest';
import { removalObstacle } from '../../../../src/domain/argocd/removalObstacle.ts';
import type { SeenManaged } from '../../../../src/domain/argocd/managed.ts';
import { minutesAgo, object, operationState } from './fixtures.ts';
import type { Parts } from './fixtures.ts';

const seen = (kind: string, name: string, more: Partial<SeenManaged> = {}): SeenManaged => ({
  apiVersion: 'v1',
  kind,
  namespace: 'argocd',
  name,
  needsApproval: false,
  isThere: true,
  annotations: {},
  deleting: false,
  finalizers: [],
  ...more,
});
const home = seen('Namespace', 'argocd', { namespace: null });
const kept = { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } };

test.each<[string, string, Parts, readonly SeenManaged[], 'both' | 'delete' | 'neither', RegExp]>([
  ['nothing in the way', 'git', {}, [seen('Deployment', 'git')], 'neither', /^$/],
  ['root', 'root', {}, [], 'both', /^"root" is the root of the platform/],
  ['Argo CD by its name', 'argocd', {}, [], 'both', /^"argocd" is Argo CD itself/],
  [
    'Argo CD by its definition',
    'cd',
    {},
    [seen('CustomResourceDefinition', 'applications.argoproj.io', { namespace: null })],
    'both',
    /^"cd" is Argo CD itself/,
  ],
  ['Argo CD by its controller', 'cd', {}, [seen('StatefulSet', 'argocd-application-controller')], 'both', /itself/],
  [
    'the controller of another',
    'cd',
    {},
    [seen('StatefulSet', 'argocd-application-controller', { namespace: 'other' })],
    'neither',
    /^$/,
  ],
  [
    'a deletion',
    'git',
    { metadata: { deletionTimestamp: minutesAgo(3), finalizers: ['pre-delete-finalizer.argocd.argoproj.io'] } },
    [],
    'both',
    /^"git" is being deleted since 2026-11-26T11:57:00\.000Z, and waits for the pre-delete hooks of its chart\.$/,
  ],
  [
    'an operation',
    'git',
    { operation: { sync: {} }, status: { operationState: operationState('Running') } },
    [],
    'both',
    /^An operation of "git" is under way; terminate it first \(Slipway: Terminate Operation\)\.$/,
  ],
  ['no version', 'git', { metadata: { resourceVersion: '' } }, [], 'both', /read it again/],
  ['no uid', 'git', { metadata: { uid: undefined } }, [], 'both', /read it again/],
  [
    'left alone',
    'git',
    { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } },
    [],
    'delete',
    /skip-reconcile first\.$/,
  ],
  [
    'another cluster',
    'git',
    { spec: { destination: { server: 'https://other.example:6443' } } },
    [],
    'delete',
    /are in another cluster, https:\/\/other\.example:6443/,
  ],
  ['this cluster by its name', 'git', { spec: { destination: { name: 'in-cluster' } } }, [], 'neither', /^$/],
  ['the namespace of Argo CD', 'git', {}, [home], 'delete', /would delete the namespace "argocd"/],
  ['the namespace of Argo CD, kept', 'git', {}, [{ ...home, ...kept }], 'neither', /^$/],
])('%s', (_, name, parts, objects, who, sentence) => {
  const one = object(name, parts);
  for (const mode of ['keep', 'delete'] as const) {
    const isRefused = who === 'both' || who === mode;
    const obstacle = removalObstacle(one, { mode, root: 'root', objects }) ?? '';
    expect(obstacle, mode).toMatch(isRefused ? sentence : /^$/);
  }
});

test('What is no Application is not removed', () => {
  const world = { mode: 'keep', root: null, objects: [] } as const;
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } };
  expect(removalObstacle(pod, world)).toBe('The object is no Application of Argo CD.');
  expect(removalObstacle(object('root'), world)).toBeNull();
});
