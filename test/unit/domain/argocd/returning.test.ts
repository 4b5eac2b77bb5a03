import { describe, expect, test } from 'vitest';
import { returningOf, rowIn, rowSaid } from '../../../../src/domain/argocd/returning.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { object } from './fixtures.ts';

const entry = { group: 'argoproj.io', version: 'v1alpha1', kind: 'Application', namespace: 'argocd', name: 'git' };
const rootWith = (resources: readonly object[], automated: object | null = { selfHeal: true }): ClusterObject =>
  object('root', { status: { resources }, spec: { syncPolicy: automated === null ? {} : { automated } } });

describe('What brings an Application back', () => {
  test.each<[string, ClusterObject | null | 'unread', string, string]>([
    ['root heals', rootWith([entry]), 'at once', '"root" still renders it and brings it back at once (selfHeal).'],
    [
      'root syncs commits',
      rootWith([entry], {}),
      'later',
      '"root" still renders it: it shows OutOfSync then, and brings it back with its next sync (the next commit).',
    ],
    [
      'somebody syncs root',
      rootWith([entry], null),
      'later',
      '"root" still renders it: it shows OutOfSync then, and brings it back with its next sync (somebody syncs it).',
    ],
    [
      'root would prune it',
      rootWith([{ ...entry, status: 'OutOfSync', requiresPruning: true }]),
      'nothing',
      '"root" renders it no more: nothing brings it back.',
    ],
    [
      'root has others',
      rootWith([{ ...entry, name: 'web' }]),
      'nothing',
      '"root" renders it no more: nothing brings it back.',
    ],
    [
      'root has one of another namespace',
      rootWith([{ ...entry, namespace: 'x' }]),
      'nothing',
      '"root" renders it no more: nothing brings it back.',
    ],
    ['root has gone', null, 'nothing', 'Its app-of-apps "root" is not there: nothing brings it back.'],
    [
      'root can not be read',
      'unread',
      'unknown',
      `Its app-of-apps "root" can't be read: whether that brings it back is not known.`,
    ],
  ])('%s', (_, parent, when, said) => {
    const returning = returningOf(object('git'), parent);
    expect([returning.when, returning.said[0]]).toEqual([when, said]);
    const isRendered = when === 'at once' || when === 'later';
    expect(returning.said[1] ?? '').toMatch(isRendered ? /^First take its row out of Git.*"root" shows it as/ : /^$/);
  });

  test('One that nothing has made, and one of an ApplicationSet', () => {
    const alone = object('git', { annotations: { 'argocd.argoproj.io/tracking-id': '' } });
    expect(returningOf(alone, null)).toEqual({
      when: 'nothing',
      said: ['No other Application has made it: nothing brings it back.'],
    });
    const ownerReferences = [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', name: 'all' }];
    expect(returningOf(object('git', { metadata: { ownerReferences } }), null)).toEqual({
      when: 'at once',
      said: ['ApplicationSet "all" makes it again: take it out of there first.'],
    });
  });
});

describe('What the files say', () => {
  const applications = { git: { phase: 4, enabled: true }, off: { phase: 1, enabled: false } };
  test.each([
    ['git', 4, 'Its row "git" in applications.yaml is switched on, and its phase 4 is released: the files ask for it.'],
    ['git', 3, 'Its row "git" in applications.yaml belongs to phase 4, which is not released: releasedPhase is 3.'],
    [
      'git',
      null,
      'Its row "git" in applications.yaml is switched on, and its phase 4 is released: the files ask for it.',
    ],
    ['off', 3, 'Its row "off" in applications.yaml is switched off (when).'],
    ['web', 3, 'No row of applications.yaml is called "web": the platform does not manage it.'],
    ['constructor', 3, 'No row of applications.yaml is called "constructor": the platform does not manage it.'],
  ])('of %s with %j released', (name, releasedPhase, said) => {
    expect(rowSaid(name, rowIn({ applications, platform: { releasedPhase } }, name))).toBe(said);
  });

  test('is nothing when nobody has read them', () => {
    expect(rowSaid('git', 'unread')).toBeNull();
  });
});
