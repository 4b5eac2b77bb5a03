/** Policies with exceptions from them. */
import { some } from '../podSecurityPods.ts';
import type { Json } from '../podSecurityPods.ts';
import { exclusionOf } from '../podSecurityExclusions.ts';
import type { Random } from '../../random.ts';
import { conditionsOf } from './denyRules.ts';
import { truthOf } from './expressions.ts';
import { times } from './values.ts';

/** An exception of kyverno.io from the policies that have these names. */
export function classicException(random: Random, index: number, policies: readonly string[]): Json {
  return {
    apiVersion: `kyverno.io/${random.pick(['v2', 'v2', 'v2beta1'])}`,
    kind: 'PolicyException',
    metadata: { name: `exception-${index}`, namespace: random.pick(['shop', 'default']) },
    spec: {
      exceptions: times(1 + random.below(2), () => ({
        policyName: random.pick(policies),
        ruleNames: random.pick([['rule-0'], ['*'], ['rule-*', 'autogen-*'], ['autogen-rule-0'], ['rule-0', 'rule-1']]),
      })),
      match: {
        [random.pick(['any', 'any', 'all'])]: [
          {
            resources: random.pick<Json>([
              { kinds: ['Pod'] },
              { kinds: ['*'], names: ['*-1', '*-2', '*-0', '*-4'] },
              { kinds: ['Pod', 'Deployment', 'CronJob'], namespaces: ['shop', 'prod'] },
              { kinds: ['*'], selector: { matchLabels: { app: 'web' } } },
            ]),
          },
        ],
      },
      ...some(random, 0.2, 'conditions', () => conditionsOf(random, false, false)),
      ...some(random, 0.12, 'podSecurity', () => [exclusionOf(random)]),
    },
  };
}

/** An exception of policies.kyverno.io that holds for ever: the time is not known to who judges. Some let through only what is said in them. */
export function celException(random: Random, index: number, policies: readonly Json[]): Json {
  const refs = times(1 + random.below(2), () => random.pick(policies));
  return {
    apiVersion: `policies.kyverno.io/${random.pick(['v1', 'v1', 'v1beta1', 'v1alpha1'])}`,
    kind: 'PolicyException',
    metadata: {
      name: `exception-${index}`,
      namespace: random.pick(['shop', 'default']),
      ...some(random, 0.3, 'labels', () => ({ 'polex.kyverno.io/priority': random.pick(['1', '2', '10']) })),
    },
    spec: {
      policyRefs: refs.map(({ kind, metadata }) => ({ kind, name: (metadata as Json)['name'] })),
      ...some(random, 0.85, 'matchConditions', () =>
        times(1 + random.below(2), (at) => ({ name: `if-${at}`, expression: conditionOf(random) })),
      ),
      ...some(random, 0.15, 'reportResult', () => random.pick(['skip', 'pass'])),
      ...some(random, 0.15, 'images', () => ['nginx*']),
      ...some(random, 0.15, 'allowedValues', () => ['fast']),
    },
  };
}

function conditionOf(random: Random): string {
  return random.chance(0.5)
    ? random.pick([
        "object.metadata.name.endsWith('1')",
        "object.metadata.name in ['pod-0', 'pod-2', 'deployment-1', 'service-0']",
        "object.metadata.namespace == 'shop'",
        "object.metadata.labels.app == 'web'",
      ])
    : truthOf(random, 'general');
}
