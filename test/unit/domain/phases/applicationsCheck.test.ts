import { describe, expect, test } from 'vitest';
import { applicationOf } from '../../../../src/domain/argocd/application.ts';
import { standingOf } from '../../../../src/domain/argocd/state.ts';
import { stateWords } from '../../../../src/domain/argocd/stateWords.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { judgeApplications } from '../../../../src/domain/phases/applicationsCheck.ts';
import type { SeenState } from '../../../../src/domain/phases/world.ts';
import { changed, greenObjects, without, worldOf } from './greenWorld.ts';
import type { Objects } from './greenWorld.ts';
import { template } from './template.ts';

const { spec, rows, settings } = template();

const green = greenObjects(rows, settings);
const phase = must(spec.phases.find(({ id }) => id === 'services'));

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('It is not there.');
  return value;
}

const spot = { path: '', line: 0 };
const base = { id: 'a', title: 'A', why: null, remedy: null, level: 'required', requires: [], when: null } as const;

function judged(
  objects: Objects,
  named: readonly string[] | null = null,
  of = spec,
  state: SeenState = { state: 'live' },
) {
  const check = { ...base, expect: null, message: null, spot, kind: 'applications', rows: named } as const;
  return judgeApplications(
    check,
    phase,
    of,
    worldOf(objects, {}, () => state),
  );
}

const gitlab = 'Application argocd/gitlab';

describe('Applications of rows', () => {
  test.each([
    ['all well', green, 'passed', '9 of 9'],
    ['one missing', without(green, gitlab), 'failed', '8 of 9; gitlab is missing'],
    ['one degraded', changed(green, gitlab, 'status.health.status', 'Degraded'), 'failed', '8 of 9; gitlab degraded'],
    [
      'one out of sync',
      changed(green, gitlab, 'status.sync.status', 'OutOfSync'),
      'failed',
      '8 of 9; gitlab out of sync',
    ],
    [
      "one that can't be compared",
      changed(green, gitlab, 'status.sync.status', 'Unknown'),
      'failed',
      '8 of 9; gitlab unknown',
    ],
    [
      'one of unknown health',
      changed(green, gitlab, 'status.health.status', 'Unknown'),
      'failed',
      '8 of 9; gitlab unknown',
    ],
    ['one just made', changed(green, gitlab, 'status', undefined), 'failed', '8 of 9; gitlab unknown'],
    [
      'several, the worst first',
      changed(
        changed(green, gitlab, 'status.sync.status', 'OutOfSync'),
        'Application argocd/n8n',
        'status.health.status',
        'Degraded',
      ),
      'failed',
      '7 of 9; n8n degraded +1',
    ],
    [
      'one of this name elsewhere',
      new Map([
        ...green,
        ['other', { ...must(green.get(gitlab)), metadata: { name: 'gitlab', namespace: 'a' }, status: {} }],
      ]),
      'passed',
      '9 of 9',
    ],
  ])('%s', (_, objects, state, message) => {
    expect(judged(objects)).toMatchObject({ state, message });
  });

  const skip = { 'argocd.argoproj.io/skip-reconcile': 'true' };
  const operationState = { phase: 'Running', operation: { sync: {} }, startedAt: '2026-11-26T11:59:00Z' };
  test.each([
    ['is left alone', 'metadata.annotations', skip, 'gitlab suspended', '/metadata/annotations'],
    [
      'is being deleted',
      'metadata.deletionTimestamp',
      '2026-11-26T11:00:00Z',
      'gitlab deleting',
      '/metadata/deletionTimestamp',
    ],
    [
      'could not be synced',
      'status.conditions',
      [{ type: 'SyncError', message: 'No.' }],
      'gitlab failed to sync',
      '/status/conditions',
    ],
    [
      'has an operation that never ended',
      'status.operationState',
      operationState,
      'gitlab waiting',
      '/status/operationState',
    ],
  ])('Synced and Healthy is not well when it %s', (_, field, value, words, pointer) => {
    const seen = changed(green, gitlab, field, value);
    expect(judged(seen)).toMatchObject({
      state: 'failed',
      message: `8 of 9; ${words}`,
      culprits: [{ name: 'gitlab', pointer }],
    });
    const { state } = standingOf(applicationOf(must(seen.get(gitlab))), new Date('2026-11-26T12:00:00Z'));
    expect(words).toBe(`gitlab ${stateWords[state]}`);
  });

  test('Only those that are named count', () => {
    expect(judged(without(green, gitlab), ['n8n'])).toMatchObject({ state: 'passed', message: '1 of 1' });
  });

  test('What is switched off is left out; where nothing is left, the check does not apply', () => {
    const off = template(['platform.yaml', 'n8n: true', 'n8n: false']).spec;
    expect(judged(without(green, 'Application argocd/n8n'), null, off)).toMatchObject({
      state: 'passed',
      message: '8 of 8',
    });
    expect(judged(green, ['n8n'], off)).toMatchObject({ state: 'notApplicable' });
  });

  test('A row that there is none of is told', () => {
    expect(judged(green, ['toString'])).toMatchObject({ state: 'unknown', message: 'toString is in no table' });
  });

  test('The culprits are Applications, the worst first, with the place', () => {
    const { culprits } = judged(changed(green, gitlab, 'status.health.status', 'Degraded'));
    expect(culprits).toEqual([
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        namespace: 'argocd',
        name: 'gitlab',
        pointer: '/status/health',
      },
    ]);
  });

  test('The evidence counts those that are meant', () => {
    expect(judged(green).evidence).toMatchObject({
      reads: [{ verb: 'list', kind: 'Application', count: 9 }],
      at: '2026-11-26T12:00:00.000Z',
    });
  });

  const since = new Date(0);
  test.each([
    [{ state: 'connecting' }, 'running', 'asking the cluster'],
    [{ state: 'absent', since, failure: failureOf('no-kind', 'No kind.') }, 'blocked', 'Argo CD is not installed'],
    [{ state: 'unknown', since, failure: failureOf('unauthorized', 'No.') }, 'unknown', 'the credentials are refused'],
    [{ state: 'stale', since, failure: null }, 'stale', '9 of 9'],
  ] as const)('A cluster that is %j', (state, expected, message) => {
    expect(judged(green, null, spec, state)).toMatchObject({ state: expected, message });
  });
});
