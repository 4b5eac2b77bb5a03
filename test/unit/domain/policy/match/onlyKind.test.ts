import { describe, expect, test } from 'vitest';
import { onlyKind } from '../../../../../src/domain/policy/match/onlyKind.ts';

const known: Readonly<Record<string, readonly string[]>> = {
  '': ['v1/Pod', 'v1/Node', 'v1/Pod'],
  apps: ['v1/Deployment'],
  autoscaling: ['v1/HorizontalPodAutoscaler', 'v2/HorizontalPodAutoscaler'],
  'networking.k8s.io': ['v1/NetworkPolicy'],
  'gateway.networking.k8s.io': ['v1/Gateway', 'v1/HTTPRoute'],
};

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly apiVersions?: readonly string[];
  readonly resources?: readonly string[];
}

function rule(group: string, version: string, ...resources: readonly string[]): Rule {
  return { apiGroups: [group], apiVersions: [version], resources };
}

function kindFor(apiVersion: string, kind: string, spec: object): string | null {
  const only = onlyKind({ apiVersion, kind, spec }, (group) => known[group] ?? []);
  return only === null ? null : `${only.group}/${only.version}/${only.kind}`;
}

describe('Resource rules', () => {
  test.each<[rules: readonly Rule[], kind: string | null]>([
    [[rule('', 'v1', 'pods')], '/v1/Pod'],
    [[rule('', '*', 'pods')], '/v1/Pod'],
    [[rule('networking.k8s.io', 'v1', 'networkpolicies')], 'networking.k8s.io/v1/NetworkPolicy'],
    [[rule('gateway.networking.k8s.io', 'v1', 'gateways')], 'gateway.networking.k8s.io/v1/Gateway'],
    [[rule('apps', 'v1', 'deployments'), rule('apps', 'v1beta1', 'deployments')], 'apps/v1/Deployment'],
    [[rule('autoscaling', 'v2', 'horizontalpodautoscalers')], 'autoscaling/v2/HorizontalPodAutoscaler'],
    [[rule('autoscaling', '*', 'horizontalpodautoscalers')], null],
    [[rule('', 'v1', 'pods'), rule('apps', 'v1', 'deployments')], null],
    [[rule('', 'v1', 'pods', 'nodes')], null],
    [[rule('', 'v2', 'pods')], null],
    [[rule('', 'v1', 'pods/exec')], null],
    [[rule('', 'v1', '*')], null],
    [[rule('*', 'v1', 'pods')], null],
    [[rule('none', 'v1', 'pods')], null],
    [[{ resources: ['pods'] }], null],
    [[], null],
  ])('%j name %s', (resourceRules, kind) => {
    expect(kindFor('policies.kyverno.io/v1', 'ValidatingPolicy', { matchConstraints: { resourceRules } })).toBe(kind);
  });

  const matchConstraints = { resourceRules: [rule('', 'v1', 'pods')] };
  test.each([
    ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', {}, '/v1/Pod'],
    ['policies.kyverno.io/v1', 'NamespacedValidatingPolicy', {}, '/v1/Pod'],
    ['policies.kyverno.io/v1', 'ValidatingPolicy', { evaluation: { mode: 'JSON' } }, null],
    ['policies.kyverno.io/v1', 'PolicyException', {}, null],
    ['v1', 'Pod', {}, null],
  ])('of %s %s %j name %s', (apiVersion, kind, spec, wanted) => {
    expect(kindFor(apiVersion, kind, { ...spec, matchConstraints })).toBe(wanted);
  });
});
