import { describe, expect, test } from 'vitest';
import { finalizersFor, waitsFor } from '../../../../src/domain/argocd/finalizers.ts';
import type { SeenManaged } from '../../../../src/domain/argocd/managed.ts';
import { minutesAgo, object } from './fixtures.ts';

const cascade = 'resources-finalizer.argocd.argoproj.io';
const pre = 'pre-delete-finalizer.argocd.argoproj.io';
const post = 'post-delete-finalizer.argocd.argoproj.io';
const foreign = 'example.com/backup';

describe('Finalizers for a removal', () => {
  test.each<[string, readonly string[], 'keep' | 'delete', Partial<ReturnType<typeof finalizersFor>>]>([
    ['none, keeping', [], 'keep', { wanted: [], added: [], removed: [], hooks: [] }],
    ['none, deleting', [], 'delete', { wanted: [cascade], added: [cascade], removed: [] }],
    ['a cascade, keeping', [cascade], 'keep', { wanted: [], removed: [cascade] }],
    ['a cascade of another way, keeping', [`${cascade}/background`], 'keep', { removed: [`${cascade}/background`] }],
    ['a cascade of another way, deleting', [`${cascade}/background`], 'delete', { added: [] }],
    [
      'hooks, keeping',
      [pre, `${pre}/cleanup`, post, `${post}/cleanup`],
      'keep',
      { wanted: [], removed: [pre, `${pre}/cleanup`, post, `${post}/cleanup`] },
    ],
    ['hooks, deleting', [pre, post], 'delete', { wanted: [pre, post, cascade], removed: [], hooks: [pre, post] }],
    [
      'one of somebody else, keeping',
      [foreign, pre],
      'keep',
      { wanted: [foreign], removed: [pre], foreign: [foreign] },
    ],
    ['one of somebody else, deleting', [foreign], 'delete', { wanted: [foreign, cascade], foreign: [foreign] }],
    ['a name that only begins alike', [`${pre}s`], 'keep', { wanted: [`${pre}s`], removed: [], foreign: [`${pre}s`] }],
  ])('%s', (_, finalizers, mode, expected) => {
    const got = finalizersFor(object('git', { metadata: { finalizers } }), mode);
    expect(got).toMatchObject(expected);
    expect(got.before).toEqual(finalizers);
  });

  test.each([[undefined], [null], ['x'], [{ 0: cascade }], [[1, null]]])('are none in %j', (finalizers) => {
    expect(finalizersFor(object('git', { metadata: { finalizers } }), 'keep').wanted).toEqual([]);
  });
});

const deleting = (finalizers: readonly string[], more: object = {}) =>
  object('git', { metadata: { finalizers, deletionTimestamp: minutesAgo(2) }, ...more });

const claim: SeenManaged = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  namespace: 'git',
  name: 'data',
  needsApproval: false,
  isThere: true,
  annotations: {},
  deleting: true,
  finalizers: ['kubernetes.io/pvc-protection'],
};

describe('What a deletion waits for', () => {
  test.each([
    [[pre, `${pre}/cleanup`, cascade], {}, 'the pre-delete hooks of its chart'],
    [[`${pre}/cleanup`, cascade, post], {}, 'its objects to go'],
    [[`${pre}/cleanup`, post], {}, 'the post-delete hooks of its chart'],
    [[`${pre}/cleanup`], {}, 'Argo CD to clear the hooks of its chart away'],
    [[foreign], {}, 'whoever has to take its finalizer "example.com/backup" away'],
    [[], {}, 'nothing any more'],
    [
      [cascade],
      { status: { conditions: [{ type: 'DeletionError', message: 'project platform\nis not there.' }] } },
      'Argo CD, which fails at it: project platform is not there',
    ],
    [
      [cascade],
      { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } },
      'Argo CD, which leaves it alone because of its annotation argocd.argoproj.io/skip-reconcile',
    ],
    [
      [cascade],
      { status: { resources: [{ kind: 'Namespace', name: 'a', requiresDeletionConfirmation: true }] } },
      'somebody who approves the deletion of its objects (Delete=confirm) in Argo CD',
    ],
  ])('%j %j', (finalizers, more, expected) => {
    expect(waitsFor(deleting(finalizers, more))).toBe(expected);
  });

  test('One of the objects is named, the one that is held first', () => {
    const free = { ...claim, kind: 'Service', name: 'web', deleting: false, finalizers: [] };
    expect(waitsFor(deleting([cascade]), [free, claim])).toBe(
      'its objects to go: 2 are there, PersistentVolumeClaim git/data is held by its finalizer "kubernetes.io/pvc-protection"',
    );
    expect(waitsFor(deleting([cascade]), [free])).toBe('its objects to go: 1 is there, Service git/web is one of them');
    const stays = { ...claim, annotations: { 'argocd.argoproj.io/sync-options': 'Delete=false' } };
    expect(waitsFor(deleting([cascade]), [stays])).toBe('its objects to go');
  });
});
