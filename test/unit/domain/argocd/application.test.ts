import { expect, test } from 'vitest';
import { applicationOf, isApplication } from '../../../../src/domain/argocd/application.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { Random } from '../../../peers/random.ts';
import { application, health, minutesAgo, object, outOfSync, resource } from './fixtures.ts';
import { json, mutated } from './hostile.ts';

test('An Application says all this', () => {
  expect(application('longhorn')).toEqual({
    key: 'argocd/longhorn',
    namespace: 'argocd',
    name: 'longhorn',
    uid: 'uid-longhorn',
    project: 'platform',
    phase: 1,
    wave: -1,
    created: new Date(minutesAgo(600)),
    deleting: null,
    automated: { prune: true, selfHeal: true },
    skipped: false,
    destination: { server: 'https://kubernetes.default.svc', name: '', namespace: 'longhorn-system' },
    sources: [
      { repository: 'https://charts.example', chart: 'longhorn', path: null, revision: '1.2.3', ref: null },
      { repository: 'https://git.example/platform.git', chart: null, path: null, revision: 'main', ref: 'values' },
    ],
    sync: { status: 'Synced', revisions: ['1.2.3', '4f1c2a9be07d53a86ef0d1b2c3a4958677685940'] },
    health: { status: 'Healthy', message: '', since: new Date(minutesAgo(50)) },
    operation: expect.objectContaining({ state: 'succeeded' }),
    errors: [],
    warnings: [],
    outOfSync: { count: 0, shown: [] },
    unwell: { count: 0, shown: [] },
    deployed: {
      id: 2,
      revisions: ['1.2.3', '4f1c2a9be07d53a86ef0d1b2c3a4958677685940'],
      at: new Date(minutesAgo(60)),
      by: '',
    },
    reconciled: new Date(minutesAgo(1)),
    refreshing: false,
    managedBy: null,
    owner: { kind: 'Application', namespace: null, name: 'root' },
  });
});

test('One that Argo CD has never seen says nothing of how it is', () => {
  const {
    sync,
    health: none,
    operation,
    deployed,
    reconciled,
    phase,
    wave,
    project,
  } = applicationOf({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'new', namespace: 'team' },
  });
  expect({ sync, none, operation, deployed, reconciled, phase, wave, project }).toEqual({
    sync: null,
    none: null,
    operation: null,
    deployed: null,
    reconciled: null,
    phase: null,
    wave: 0,
    project: 'default',
  });
});

test('Conditions are errors and warnings by the end of their type', () => {
  const types = ['ComparisonError', 'SharedResourceWarning', 'Curious'];
  const one = application('a', {
    status: { conditions: types.map((type) => ({ type, message: 'm', lastTransitionTime: minutesAgo(3) })) },
  });
  expect(one.errors).toEqual([{ type: 'ComparisonError', message: 'm', since: new Date(minutesAgo(3)) }]);
  expect(one.warnings.map(({ type }) => type)).toEqual(['SharedResourceWarning']);
});

test.each([
  [{}, null],
  [{ automated: {} }, { prune: false, selfHeal: false }],
  [{ automated: { enabled: true, prune: true } }, { prune: true, selfHeal: false }],
  [{ automated: { enabled: false, prune: true } }, null],
  [{ automated: null }, null],
])('The sync policy %j is automatic: %j', (syncPolicy, automated) =>
  expect(application('a', { spec: { syncPolicy } }).automated).toEqual(automated),
);

test.each([
  ['sync-wave', '3', { wave: 3 }],
  ['sync-wave', '+2', { wave: 2 }],
  ['sync-wave', 'soon', { wave: 0 }],
  ['skip-reconcile', 'true', { skipped: true }],
  ['skip-reconcile', 'T', { skipped: true }],
  ['skip-reconcile', 'yes', { skipped: false }],
  ['refresh', 'hard', { refreshing: true }],
  ['managed-by-url', 'https://argo.example', { managedBy: 'https://argo.example' }],
])('The annotation %s: %s', (name, value, says) =>
  expect(application('a', { annotations: { [`argocd.argoproj.io/${name}`]: value } })).toMatchObject(says),
);

test.each([
  ['Healthy', 'Healthy'],
  ['Suspended', 'Suspended'],
  ['Progressing', 'Progressing'],
  ['Missing', 'Missing'],
  ['Degraded', 'Degraded'],
  ['Unknown', 'Unknown'],
  ['Sleepy', 'Unknown'],
])('The health %s is %s', (said, is) => expect(application('a', { status: health(said) }).health?.status).toBe(is));

test('Health has a message, where Argo CD still gives one', () => {
  expect(application('a', { status: health('Degraded', { message: 'm' }) }).health?.message).toBe('m');
});

test.each([
  ['OutOfSync', 'OutOfSync'],
  ['Unknown', 'Unknown'],
  ['Drifting', 'Unknown'],
])('The sync status %s is %s', (status, is) =>
  expect(application('a', { status: { sync: { status } } }).sync?.status).toBe(is),
);

test('One source has one revision', () => {
  expect(application('a', { status: { sync: { status: 'Synced', revision: 'abc' } } }).sync?.revisions).toEqual([
    'abc',
  ]);
  expect(application('a', { status: { sync: { status: 'Synced' } } }).sync?.revisions).toEqual([]);
});

test('Who deployed by hand is named', () => {
  const history = [{ id: 7, revision: 'abc', deployedAt: minutesAgo(5), initiatedBy: { username: 'ada' } }];
  expect(application('a', { status: { history } }).deployed).toEqual({
    id: 7,
    revisions: ['abc'],
    at: new Date(minutesAgo(5)),
    by: 'ada',
  });
});

test('Resources that differ are counted, and so are those that are unwell', () => {
  const resources = [
    resource('Pod', 'a', outOfSync),
    resource('Pod', 'b', { health: { status: 'Progressing' } }),
    resource('Pod', 'c'),
  ];
  const one = application('a', { status: { resources } });
  expect([one.outOfSync.count, one.outOfSync.shown[0]?.name, one.unwell.count, one.unwell.shown[0]?.name]).toEqual([
    1,
    'a',
    1,
    'b',
  ]);
});

test.each([
  ['argoproj.io/v1alpha1', 'Application', true],
  ['argoproj.io/v1beta1', 'Application', true],
  ['app.k8s.io/v1beta1', 'Application', false],
  ['argoproj.io/v1alpha1', 'AppProject', false],
])('%s %s is an Application of Argo CD: %s', (apiVersion, kind, is) =>
  expect(isApplication({ apiVersion, kind })).toBe(is),
);

test('Any JSON is read', () => {
  const random = new Random(7);
  for (let left = 1_000; left > 0; left--) {
    const one = random.chance(0.2) ? (json(random, 5) as ClusterObject) : mutated(object('a'), random);
    expect(typeof applicationOf(one).name).toBe('string');
  }
}, 30_000);
