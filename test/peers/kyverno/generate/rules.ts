import type { Random } from '../../random.ts';
import type { Question } from '../engine.ts';
import { times } from './values.ts';

const texts = ['a', 'ab', 'prod', 'kube-system', 'nginx-1'] as const;
const patterns = [...texts, '*', 'a*', '?', 'kube-*', 'nginx-?', ''] as const;
const labels = ['app', 'team.io/x', 'tier'] as const;

/** A rule and an object that it may be about. */
export function matchQuestion(random: Random): Question {
  const admission = random.chance(0.5) ? {} : whoAsks(random);
  return {
    ask: 'match',
    resource: objectOf(random),
    rule: {
      name: 'rule',
      match: block(random),
      ...(random.chance(0.5) ? { exclude: block(random) } : {}),
    },
    policyNamespace: random.chance(0.9) ? '' : random.pick(texts),
    admission,
    namespaceLabels: labelsOf(random),
    subresource: random.chance(0.85) ? '' : random.pick(['status', 'scale', 'ephemeralcontainers']),
    operation: random.pick(['CREATE', 'CREATE', 'UPDATE', 'DELETE']),
  };
}

function objectOf(random: Random): object {
  const [apiVersion, kind] = random.pick([
    ['v1', 'Pod'],
    ['v1', 'Pod'],
    ['apps/v1', 'Deployment'],
    ['v1', 'Namespace'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ]);
  return {
    apiVersion,
    kind,
    metadata: {
      ...(random.chance(0.9) ? { name: random.pick(texts) } : { generateName: random.pick(texts) }),
      ...(kind === 'Pod' || kind === 'Deployment' ? { namespace: random.pick(texts) } : {}),
      ...(random.chance(0.7) ? { labels: labelsOf(random) } : {}),
      ...(random.chance(0.5) ? { annotations: labelsOf(random) } : {}),
    },
  };
}

/** One label at most: of several that are like a wildcard Kyverno takes any. */
function labelsOf(random: Random): Readonly<Record<string, string>> {
  return random.chance(0.8) ? { [random.pick(labels)]: random.pick(texts) } : {};
}

function block(random: Random): object {
  const form = random.next();
  if (form < 0.45) return { any: times(1 + random.below(3), () => filter(random)) };
  if (form < 0.65) return { all: times(1 + random.below(2), () => filter(random)) };
  return form < 0.95 ? filter(random) : {};
}

function filter(random: Random): object {
  return {
    ...(random.chance(0.95) ? { resources: resources(random) } : {}),
    ...(random.chance(0.12) ? { roles: times(random.below(3), () => random.pick(['a:b', 'prod:admin'])) } : {}),
    ...(random.chance(0.12) ? { clusterRoles: times(random.below(2), () => random.pick(['admin', 'view'])) } : {}),
    ...(random.chance(0.15) ? { subjects: times(random.below(3), () => subject(random)) } : {}),
  };
}

function resources(random: Random): object {
  const kinds = [
    'Pod',
    'Pod',
    '*',
    '*/*',
    'v1/Pod',
    'apps/v1/Deployment',
    'apps/*/*',
    'Pod/*',
    'Pod.status',
    '*/scale',
    'Namespace',
    'Deployment',
    'v2/Pod',
    'ClusterRole',
    'a/b/c/d/e',
  ];
  const some = (list: readonly string[]): readonly string[] => times(random.below(3), () => random.pick(list));
  return {
    ...(random.chance(0.8) ? { kinds: times(1 + random.below(2), () => random.pick(kinds)) } : {}),
    ...(random.chance(0.1) ? { name: random.pick(patterns) } : {}),
    ...(random.chance(0.15) ? { names: some(patterns) } : {}),
    ...(random.chance(0.2) ? { namespaces: some(patterns) } : {}),
    ...(random.chance(0.1) ? { annotations: { [random.pick([...labels, '*', 'team*'])]: random.pick(patterns) } } : {}),
    ...(random.chance(0.2) ? { selector: selector(random) } : {}),
    ...(random.chance(0.15) ? { namespaceSelector: selector(random) } : {}),
    ...(random.chance(0.15) ? { operations: some(['CREATE', 'UPDATE']) } : {}),
  };
}

function selector(random: Random): object {
  const key = random.pick([...labels, 'team.io/*', '*', 'bad key', 'a//b']);
  if (random.chance(0.5)) return { matchLabels: { [key]: random.pick([...patterns, 'bad value', 'x'.repeat(70)]) } };
  if (random.chance(0.1)) return {};
  const operator = random.pick(['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'in']);
  const values = times(
    operator.endsWith('xist') || operator === 'Exists' ? (random.chance(0.9) ? 0 : 1) : random.below(3),
    () => random.pick([...texts, 'bad value']),
  );
  return { matchExpressions: [{ key, operator, values }] };
}

function subject(random: Random): object {
  const kind = random.pick(['User', 'Group', 'ServiceAccount', 'Other']);
  return {
    kind,
    name: random.pick(patterns),
    ...(kind === 'ServiceAccount' ? { namespace: random.pick(patterns) } : {}),
  };
}

function whoAsks(random: Random): object {
  return {
    roles: random.chance(0.5) ? ['a:b'] : [],
    clusterRoles: random.chance(0.5) ? ['admin'] : [],
    userInfo: {
      username: random.pick(['a', 'ab', 'system:serviceaccount:prod:a']),
      groups: random.chance(0.5) ? ['prod'] : [],
    },
  };
}
