/** What all generated policies of kyverno.io have in common. */
import { problemsOf } from '../../../../src/domain/policy/problems/problemsOf.ts';
import { some } from '../podSecurityPods.ts';
import type { Json } from '../podSecurityPods.ts';
import type { Random } from '../../random.ts';
import { times } from './values.ts';

/** A policy that Kyverno takes: one that it refuses says nothing. */
export function classicPolicy(random: Random, index: number, ruleOf: (name: string) => Json): Json {
  for (;;) {
    const policy = anyPolicy(random, index, ruleOf);
    const problems = problemsOf(policy, { policies: [], now: null });
    if (!problems.some(({ severity }) => severity === 'error')) return policy;
  }
}

/** A ClusterPolicy, or a Policy of the namespace shop now and then, with a rule or two. */
function anyPolicy(random: Random, index: number, ruleOf: (name: string) => Json): Json {
  const isNamespaced = random.chance(0.08);
  const rules = times(random.chance(0.8) ? 1 : 2, (at) => ruleOf(`rule-${at}`));
  return {
    apiVersion: 'kyverno.io/v1',
    kind: isNamespaced ? 'Policy' : 'ClusterPolicy',
    metadata: {
      name: `policy-${index}`,
      ...(isNamespaced ? { namespace: 'shop' } : {}),
      ...some(random, 0.1, 'annotations', () =>
        random.pick([
          { 'policies.kyverno.io/scored': 'false' },
          { 'pod-policies.kyverno.io/autogen-controllers': 'none' },
          { 'pod-policies.kyverno.io/autogen-controllers': 'Deployment,CronJob' },
        ]),
      ),
    },
    spec: {
      validationFailureAction: random.pick(['Audit', 'Enforce']),
      background: false,
      ...some(random, 0.05, 'applyRules', () => 'One'),
      rules,
    },
  };
}

/** `match`, and `exclude` now and then, for a kind. */
export function matched(random: Random, kind: string): Json {
  return {
    match: random.chance(0.85)
      ? { any: [{ resources: { kinds: [kind], ...narrowed(random, 0.1) } }] }
      : random.pick([
          { resources: { kinds: [kind] } },
          {
            all: [
              { resources: { kinds: [kind] } },
              { resources: { kinds: [kind], namespaces: ['shop', 'prod', 'def*'] } },
            ],
          },
          { any: [{ resources: { kinds: [kind] } }, { resources: { kinds: ['StatefulSet'] } }] },
        ]),
    ...some(random, 0.1, 'exclude', () => ({ any: [{ resources: narrowed(random, 1) }] })),
  };
}

function narrowed(random: Random, chance: number): Json {
  if (!random.chance(chance)) return {};
  return random.pick([
    { namespaces: ['kube-*'] },
    { namespaces: ['shop', 'prod', 'default'] },
    { names: ['*-1', '*-2', '*-3'] },
    { selector: { matchLabels: { app: 'w*' } } },
    { selector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } },
    { namespaceSelector: { matchLabels: { app: 'web' } } },
    { annotations: { 'team.io/*': '*' } },
    { operations: ['CREATE', 'UPDATE'] },
  ]);
}

/** What a failing rule says. */
export function messageOf(random: Random): string {
  return random.pick([
    'It is not as it should be.',
    'No end mark',
    '{{ request.object.kind }} {{request.object.metadata.name}} is wrong',
    'In {{ request.namespace }}: {{ request.object.metadata.labels.app || `none` }}.',
    '{{ request.operation }} of {{ request.object.metadata.labels.missing }}',
  ]);
}

/** Kinds that a rule is about: pods mostly, of which Kyverno derives rules for what makes them. */
export function kindOf(random: Random): string {
  return random.chance(0.7)
    ? 'Pod'
    : random.pick(['Deployment', 'Service', 'ConfigMap', 'Namespace', 'Widget', 'CronJob']);
}

/** One of the objects that are of a kind; its shape is what patterns are made of. */
export function oneOf(random: Random, objects: readonly Json[], kind: string): Json {
  return random.pick(objects.filter((object) => object['kind'] === kind));
}
