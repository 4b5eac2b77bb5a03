import { describe, expect, test } from 'vitest';
import {
  goingOf,
  isDeletionHook,
  isUnpruned,
  managedOf,
  nameOfManaged,
  staysBecause,
} from '../../../../src/domain/argocd/managed.ts';
import { object } from './fixtures.ts';

const sync = (value: string) => ({ 'argocd.argoproj.io/sync-options': value });
const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };

describe('What an Application manages', () => {
  test('is what its status lists, whatever else stands there', () => {
    const resources = [
      { group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'web', name: 'api' },
      { version: 'v1', kind: 'Namespace', name: 'web', requiresDeletionConfirmation: true },
      { kind: 'Deployment' },
      null,
      'text',
    ];
    expect(managedOf(object('git', { status: { resources } }))).toEqual([
      { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'web', name: 'api', needsApproval: false },
      { apiVersion: 'v1', kind: 'Namespace', namespace: null, name: 'web', needsApproval: true },
    ]);
    expect(managedOf(object('git', { status: { resources: { length: 3 } } }))).toEqual([]);
  });

  test.each<[object, Record<string, string>, readonly string[], string | null]>([
    [claim, {}, [], null],
    [claim, sync('Delete=false'), [], 'Delete=false'],
    [claim, sync('Prune=false, Delete=false'), [], 'Delete=false'],
    [claim, sync('Prune=false'), [], null],
    [claim, sync('Delete=true'), [], null],
    [claim, sync('Delete=confirm'), ['Delete=false'], null],
    [claim, {}, ['Delete=false'], 'Delete=false of the Application'],
    [claim, {}, ['ServerSideApply=true'], null],
    [claim, { 'helm.sh/resource-policy': 'keep' }, [], 'helm.sh/resource-policy: keep'],
    [claim, { 'helm.sh/resource-policy': 'keeper' }, [], null],
    [definition, {}, [], 'Argo CD deletes no definitions'],
    [definition, sync('Delete=true'), [], 'Argo CD deletes no definitions'],
  ])('%j with %j and %j stays because: %s', (kind, annotations, options, expected) => {
    expect(staysBecause({ ...(kind as typeof claim), annotations }, options)).toBe(expected);
  });

  test.each([
    [{ 'helm.sh/hook': 'pre-delete' }, true],
    [{ 'helm.sh/hook': 'pre-install, post-delete' }, true],
    [{ 'helm.sh/hook': 'pre-install' }, false],
    [{ 'argocd.argoproj.io/hook': 'PreDelete' }, true],
    // Whoever has a hook of Argo CD is none of Helm.
    [{ 'argocd.argoproj.io/hook': 'PreSync', 'helm.sh/hook': 'pre-delete' }, false],
    [{}, false],
  ])('%j is a hook of the deletion: %s', (annotations, expected) => {
    expect(isDeletionHook({ annotations })).toBe(expected);
  });

  test('Those go that are there or can not be seen, and that nothing keeps', () => {
    const one = {
      ...claim,
      namespace: 'web',
      needsApproval: false,
      annotations: {},
      deleting: false,
      finalizers: [] as string[],
    };
    const objects = [
      { ...one, name: 'there', isThere: true },
      { ...one, name: 'unseen', isThere: null },
      { ...one, name: 'missing', isThere: false },
      { ...one, name: 'kept', isThere: true, annotations: sync('Delete=false') },
    ];
    expect(goingOf(object('git'), objects).map(({ name }) => name)).toEqual(['there', 'unseen']);
    const policy = { spec: { syncPolicy: { syncOptions: ['Delete=false'] } } };
    expect(goingOf(object('git', policy), objects)).toEqual([]);
  });

  test('Names', () => {
    expect(nameOfManaged({ kind: 'Namespace', namespace: null, name: 'web' })).toBe('Namespace web');
    expect(nameOfManaged({ kind: 'Deployment', namespace: 'web', name: 'api' })).toBe('Deployment web/api');
    expect([isUnpruned({ annotations: sync('Prune=false') }), isUnpruned({ annotations: {} })]).toEqual([true, false]);
  });
});
