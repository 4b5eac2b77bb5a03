import { describe, expect, test } from 'vitest';
import { brokenApplication, partsOf } from '../../../../src/domain/explain/application.ts';
import { refOf } from '../../../../src/domain/explain/seen.ts';
import { ago, made, said } from './objects.ts';

const well = { sync: { status: 'Synced' }, health: { status: 'Healthy' }, operationState: { phase: 'Succeeded' } };

function application(status: object) {
  return made('argoproj.io/v1alpha1', 'Application', 'gitlab', { status: { ...well, ...status } });
}

function resource(kind: string, name: string, more: object = {}) {
  return { group: 'apps', version: 'v1', kind, namespace: 'gitlab', name, status: 'Synced', ...more };
}

const many = ['a', 'b', 'c', 'd', 'e'].map((name) => resource('Deployment', name, { status: 'OutOfSync' }));

describe('an Application', () => {
  const cases: readonly (readonly [rule: string, status: object, expected: readonly string[]])[] = [
    ['that is well has nothing to say', {}, []],
    ['that was never compared has nothing to say', { sync: {}, health: {} }, []],
    [
      'that can not be compared',
      { conditions: [{ type: 'ComparisonError', message: 'app path does not exist', lastTransitionTime: ago(4) }] },
      [
        'broken: ComparisonError — Application "gitlab" has the condition "ComparisonError": "app path does not exist".',
      ],
    ],
    [
      'that shares a resource',
      { conditions: [{ type: 'SharedResourceWarning', message: 'ConfigMap/x is part of two' }] },
      [
        'note: SharedResourceWarning — Application "gitlab" has the condition "SharedResourceWarning": "ConfigMap/x is part of two".',
      ],
    ],
    [
      'whose sync failed at a resource',
      {
        operationState: {
          phase: 'Failed',
          message: 'one or more objects failed to apply',
          syncResult: {
            resources: [
              resource('Deployment', 'ok'),
              resource('Deployment', 'web', { status: 'SyncFailed', message: 'admission webhook denied' }),
            ],
          },
        },
      },
      [
        'broken: sync failed, web — The sync of Application "gitlab" can\'t apply Deployment "web": "admission webhook denied".',
        'condition: sync failed — The last sync of Application "gitlab" has failed: "one or more objects failed to apply".',
      ],
    ],
    [
      'whose hook failed',
      {
        operationState: {
          phase: 'Failed',
          syncResult: {
            resources: [
              { kind: 'Job', name: 'migrate', status: 'Synced', hookPhase: 'Failed', message: 'BackoffLimitExceeded' },
            ],
          },
        },
      },
      [
        'broken: sync failed, migrate — The sync of Application "gitlab" can\'t apply Job "migrate": "BackoffLimitExceeded".',
        'condition: sync failed — The last sync of Application "gitlab" has failed.',
      ],
    ],
    [
      'whose sync met an error',
      { operationState: { phase: 'Error', message: 'ComparisonError' } },
      ['broken: sync error — The last sync of Application "gitlab" has met an error: "ComparisonError".'],
    ],
    [
      'whose dry run failed has nothing to say',
      { operationState: { phase: 'Failed', operation: { sync: { dryRun: true } } } },
      [],
    ],
    [
      'that is degraded',
      { health: { status: 'Degraded', message: 'Deployment exceeded its progress deadline' } },
      ['condition: Degraded — Application "gitlab" is "Degraded": "Deployment exceeded its progress deadline".'],
    ],
    [
      'that makes progress',
      { health: { status: 'Progressing' } },
      ['waiting: Progressing — Application "gitlab" is "Progressing".'],
    ],
    [
      'that is suspended',
      { health: { status: 'Suspended' } },
      ['note: Suspended — Application "gitlab" is "Suspended".'],
    ],
    [
      'that is out of sync',
      { sync: { status: 'OutOfSync' }, resources: many },
      [
        'condition: out of sync — Application "gitlab" is out of sync: Deployment "a", Deployment "b", Deployment "c" and 2 more.',
      ],
    ],
    [
      'that is out of sync at one place',
      { sync: { status: 'OutOfSync' }, resources: many.slice(0, 1) },
      ['condition: out of sync — Application "gitlab" is out of sync: Deployment "a".'],
    ],
    [
      'whose sync nobody knows',
      { sync: { status: 'Unknown' } },
      ['condition: sync unknown — Nobody knows whether Application "gitlab" is in sync.'],
    ],
  ];
  test.each(cases)('%s', (_rule, status, expected) => {
    const object = application(status);
    expect(brokenApplication(object, refOf(object)).map(said)).toEqual(expected);
  });
});

test('What Argo CD leaves alone says so', () => {
  const one = made('argoproj.io/v1alpha1', 'Application', 'gitlab', { status: well });
  const object = {
    ...one,
    metadata: { ...one.metadata, annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } },
  };
  expect(brokenApplication(object, refOf(object)).map(said)).toEqual([
    'note: left alone — Argo CD leaves Application "gitlab" alone: its annotation argocd.argoproj.io/skip-reconcile says so.',
  ]);
});

test('The parts of an Application that have pods are known', () => {
  const resources = [
    resource('Deployment', 'web'),
    resource('Service', 'web'),
    resource('Deployment', 'x', { group: 'other.io' }),
    { kind: 'Pod', name: 'p', namespace: 'gitlab', version: 'v1' },
  ];
  expect(partsOf(application({ resources }))).toEqual([
    { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'gitlab', name: 'web' },
    { apiVersion: 'v1', kind: 'Pod', namespace: 'gitlab', name: 'p' },
  ]);
  expect(partsOf(application({ resources: Array.from({ length: 150 }, () => resource('Job', 'x')) }))).toHaveLength(
    100,
  );
});
