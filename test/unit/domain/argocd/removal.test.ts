import { describe, expect, test } from 'vitest';
import { removalOf } from '../../../../src/domain/argocd/removal.ts';
import type { RemovalFacts } from '../../../../src/domain/argocd/removal.ts';
import { canonical } from '../../../../src/domain/phases/canonical.ts';
import { object } from './fixtures.ts';
import { claim, definition, facts, namespaceOf, options, pre, seen } from './removals.ts';

describe('What a removal comes to', () => {
  test.each<[string, Partial<RemovalFacts>, boolean]>([
    ['nothing', {}, false],
    ['a Deployment', { objects: [seen('apps/v1', 'Deployment', 'api')] }, false],
    ['a claim', { claims: [claim] }, true],
    ['a Namespace', { objects: [namespaceOf('web')] }, true],
    ['a Namespace that stays', { objects: [{ ...namespaceOf('web'), ...options('Delete=false') }] }, false],
    ['a Namespace that is missing', { objects: [{ ...namespaceOf('web'), isThere: false }] }, false],
    ['a definition, which stays', { objects: [definition], instances: new Map([['a.example.com', 3]]) }, false],
    ['another Application', { objects: [seen('argoproj.io/v1alpha1', 'Application', 'other')] }, true],
    ['hooks of the chart', { object: object('git', { metadata: { finalizers: pre } }) }, true],
    ['a sealing key', { objects: [seen('v1', 'Secret', 'key')], keys: [{ namespace: 'web', name: 'key' }] }, true],
    [
      'a sealing key elsewhere',
      { objects: [seen('v1', 'Secret', 'key')], keys: [{ namespace: 'x', name: 'key' }] },
      false,
    ],
    ['what could not be read', { unread: ['Secret: You may not.'] }, true],
  ])('%s is grave when the objects go: %s', (_, change, isGrave) => {
    expect(removalOf(facts(change)).isGrave).toBe(isGrave);
    expect(removalOf(facts({ ...change, mode: 'keep' })).isGrave).toBe(false);
  });

  test('Objects are counted by kind, kinds of one name by their groups', () => {
    const objects = [
      seen('v1', 'Service', 'a'),
      seen('serving.example.com/v1', 'Service', 'a'),
      seen('apps/v1', 'Deployment', 'a'),
      seen('apps/v1', 'Deployment', 'b'),
      seen('apps/v1', 'Deployment', 'missing', { isThere: false }),
    ];
    expect(removalOf(facts({ objects }))).toMatchObject({
      count: 4,
      kinds: [
        { kind: 'Deployment', count: 2 },
        { kind: 'Service', count: 1 },
        { kind: 'Service.serving.example.com', count: 1 },
      ],
    });
  });

  test('Where the objects stay, nothing of it goes', () => {
    const objects = [namespaceOf('web'), definition, seen('v1', 'Secret', 'key')];
    const keys = [{ namespace: 'web', name: 'key' }];
    expect(removalOf(facts({ mode: 'keep', objects, claims: [claim], keys }))).toMatchObject({
      count: 3,
      claims: [],
      namespaces: [],
      keys: [],
      stays: [],
    });
  });

  test.each<[string, Partial<RemovalFacts>, boolean, boolean]>([
    ['another uid', { object: object('git', { metadata: { uid: 'other' } }) }, true, true],
    ['another version', { object: object('git', { metadata: { resourceVersion: '2' } }) }, false, false],
    ['another status', { object: object('git', { status: { reconciledAt: 'now' } }) }, false, false],
    ['hooks that have come', { object: object('git', { metadata: { finalizers: pre } }) }, false, true],
    ['another object', { objects: [seen('v1', 'Service', 'a')] }, false, true],
    ['another claim', { claims: [claim] }, false, true],
    ['the same claim on another volume', { claims: [{ ...claim, volume: 'pvc-2' }] }, false, true],
    ['an app-of-apps that can not be read', { parent: 'unread' }, true, true],
    ['a row that is on', { row: null }, false, false],
  ])('%s decides: %s, with objects %s', (_, change, keeping, deleting) => {
    for (const [mode, isOther] of [['keep', keeping] as const, ['delete', deleting] as const]) {
      const before = removalOf(facts({ mode })).decides;
      const after = removalOf(facts({ ...change, mode })).decides;
      expect(canonical(after) !== canonical(before), mode).toBe(isOther);
    }
  });
});
