import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { Query } from '../../../../src/domain/kubernetes/query.ts';
import type { CheckResult } from '../../../../src/domain/phases/result.ts';
import type { SeenState, World } from '../../../../src/domain/phases/world.ts';
import { checkIn as checkOf } from './checkIn.ts';
import { changed, greenObjects, noon, worldOf } from './greenWorld.ts';
import { template } from './template.ts';

const { plan, rows, settings } = template();
const green = greenObjects(rows, settings);
const checkIn = (id: string, world: World, of = plan): CheckResult => checkOf(id, of, world);

/** What is true when one kind is missing: most checks wait for it, some want just that. */
const absent: readonly (readonly [id: string, kind: string, state: string, message: string, reason: string])[] = [
  [
    'security/ready',
    'ValidatingPolicy',
    'blocked',
    'the cluster has no ValidatingPolicy',
    'The cluster has no ValidatingPolicy yet: it comes with Kyverno.',
  ],
  [
    'security/one-family',
    'ClusterPolicy',
    'passed',
    'none',
    'The cluster has no ClusterPolicy yet: it comes with Kyverno.',
  ],
  [
    'gitops/adopted',
    'Application',
    'blocked',
    'Argo CD is not installed',
    'The cluster has no Application yet: it comes with Argo CD.',
  ],
  [
    'gitops/source',
    'Application',
    'blocked',
    'the cluster has no Application',
    'The cluster has no Application yet: it comes with Argo CD.',
  ],
  [
    'services/certificates',
    'Certificate',
    'blocked',
    'the cluster has no Certificate',
    'The cluster has no Certificate yet: it comes with cert-manager.',
  ],
];

const since = new Date(noon - 60_000);
const forbidden = failureOf('forbidden', 'User "viewer" may not list deployments.', {
  remedy: 'Ask for the right.',
  right: { verb: 'list', group: 'apps', resource: 'deployments', namespace: null },
});

describe('what is not known', () => {
  const inState =
    (kind: string, state: SeenState) =>
    (query: Query): SeenState =>
      query.kind === kind ? state : { state: 'live' };

  test.each(absent)('%s without the kind %s is %s', (id, kind, state, message, reason) => {
    const failure = failureOf('no-kind', `The cluster has no kind ${kind}.`);
    const result = checkIn(id, worldOf(green, {}, inState(kind, { state: 'absent', since, failure })));
    expect(result).toMatchObject({ state, message, reason });
  });

  test('What may not be read is unknown, with the right that would allow it', () => {
    const world = worldOf(green, {}, inState('Deployment', { state: 'unknown', since, failure: forbidden }));
    expect(checkIn('security/kyverno', world)).toMatchObject({
      state: 'unknown',
      message: 'may not list deployments.apps',
      reason: 'User "viewer" may not list deployments.',
      remedy: 'Ask for the right.',
      right: { resource: 'deployments' },
    });
  });

  test('What may be read in one namespace only is judged by that', () => {
    const world = worldOf(green, {}, ({ kind, namespace }) =>
      kind === 'Deployment' && namespace === null ? { state: 'unknown', since, failure: forbidden } : { state: 'live' },
    );
    expect(checkIn('security/kyverno', world)).toMatchObject({
      state: 'passed',
      evidence: { reads: [{ kind: 'Deployment', namespace: 'kyverno', count: 4 }] },
    });
  });

  test('What is being asked is running', () => {
    const world = worldOf(green, {}, inState('Deployment', { state: 'connecting' }));
    expect(checkIn('security/kyverno', world)).toMatchObject({ state: 'running', message: 'asking the cluster' });
    expect(checkIn('security/ready', world)).toMatchObject({ state: 'running', blockedBy: 'kyverno' });
  });

  test('What was seen before is stale, with what it was and why', () => {
    const failure = failureOf('unreachable', 'Nothing listens at 10.0.0.1:6443.');
    const stale = worldOf(green, {}, () => ({ state: 'stale', since, failure }));
    expect(checkIn('security/ready', stale)).toMatchObject({
      state: 'stale',
      was: 'passed',
      message: '21 policies',
      reason: 'Seen at 2026-11-26T12:00:00.000Z. Nothing listens at 10.0.0.1:6443.',
    });
    const broken = changed(green, 'Deployment kyverno/kyverno-cleanup-controller', 'status', undefined);
    expect(
      checkIn(
        'security/kyverno',
        worldOf(broken, {}, () => ({ state: 'stale', since, failure: null })),
      ),
    ).toMatchObject({
      state: 'stale',
      was: 'failed',
      culprits: [{ name: 'kyverno-cleanup-controller' }],
    });
  });

  test('Without a cluster files are judged all the same', () => {
    const world = worldOf(green, { noCluster: 'There is no kubeconfig.' });
    expect(checkIn('security/kyverno', world)).toMatchObject({ state: 'unknown', reason: 'There is no kubeconfig.' });
    expect(checkIn('security/applications', world)).toMatchObject({ state: 'unknown', message: 'no cluster' });
    expect(checkIn('security/released', world)).toMatchObject({ state: 'passed' });
  });

  test('A field that nobody has reported yet fails the check and says so', () => {
    const world = worldOf(changed(green, 'Deployment kube-system/sealed-secrets-controller', 'status', undefined));
    expect(checkIn('gitops/controller', world)).toMatchObject({
      state: 'failed',
      message: 'sealed-secrets-controller: status is missing',
      reason: '"status" is missing on Deployment kube-system/sealed-secrets-controller: it is not reported yet.',
    });
  });
});

describe("an expression that can't be worked out", () => {
  const expecting = (expectation: string): CheckResult => {
    const broken = template(['phases/0-hosts/phase.yaml', 'expect: classes.size() == 1', `expect: ${expectation}`]);
    return checkIn('hosts/runtime', worldOf(green), broken.plan);
  };

  test.each([
    ['classes.size() ==', "the expression can't be read"],
    ['klasses.size() == 1', "the expectation can't be worked out"],
    ['classes.size() + 1', "the expectation can't be worked out"],
    ['platform.nothing == 1', "the expectation can't be worked out"],
    ['lists.range(1000000).size() == 1', "the expectation can't be worked out"],
  ])('%s is unknown', (expression, message) => {
    const result = expecting(expression);
    expect(result).toMatchObject({ state: 'unknown', message });
    expect(result.reason).not.toBeNull();
  });
});
