import { some } from '../podSecurityPods.ts';
import type { Json } from '../podSecurityPods.ts';
import type { Random } from '../../random.ts';
import { matched } from './classic.ts';
import { celMessage, truthOf } from './expressions.ts';
import type { CelKind } from './expressions.ts';
import { times } from './values.ts';

/** A rule of a classic policy with `validate.cel`. */
export function celRule(random: Random, _objects: readonly Json[], name: string): Json {
  const isPod = random.chance(0.7);
  const kind: CelKind = isPod ? 'pods' : 'general';
  return {
    name,
    ...matched(random, isPod ? 'Pod' : random.pick(['Service', 'ConfigMap', 'Deployment', 'Widget'])),
    ...some(random, 0.35, 'celPreconditions', () => [{ name: 'asked', expression: truthOf(random, kind) }]),
    validate: {
      ...some(random, 0.3, 'message', () => 'Of the rule.'),
      cel: {
        ...some(random, 0.3, 'variables', () => [{ name: 'own', expression: truthOf(random, kind) }]),
        expressions: validationsOf(random, kind, false),
      },
    },
  };
}

/** A ValidatingPolicy, or one of a namespace. */
export function validatingPolicy(random: Random, index: number, isNamespaced: boolean): Json {
  const form = random.next();
  const kind: CelKind = form < 0.65 ? 'pods' : 'general';
  // Without a request there is little that data of all kinds have in common.
  const json = !isNamespaced && kind === 'general' && random.chance(0.08);
  const variables = random.chance(0.4);
  return {
    apiVersion: `policies.kyverno.io/${random.pick(['v1', 'v1', 'v1beta1', ...(isNamespaced ? [] : ['v1alpha1'])])}`,
    kind: isNamespaced ? 'NamespacedValidatingPolicy' : 'ValidatingPolicy',
    metadata: {
      name: `policy-${index}`,
      ...(isNamespaced ? { namespace: random.pick(['shop', 'prod', 'default', 'kube-system']) } : {}),
      ...some(random, 0.1, 'annotations', () => ({ 'policies.kyverno.io/scored': 'false' })),
    },
    spec: {
      ...some(random, 0.6, 'validationActions', () => [random.pick(['Deny', 'Audit', 'Warn'])]),
      ...some(random, 0.25, 'failurePolicy', () => random.pick(['Ignore', 'Fail'])),
      ...(json ? { evaluation: { mode: 'JSON' } } : {}),
      ...some(random, kind === 'pods' ? 0.25 : 0, 'autogen', () => ({
        podControllers: { controllers: random.pick([[], ['deployments', 'cronjobs'], ['jobs']]) },
      })),
      matchConstraints: constraintsOf(random, kind),
      ...some(random, 0.35, 'matchConditions', () => [{ name: 'asked', expression: truthOf(random, kind) }]),
      ...(variables ? { variables: [{ name: 'own', expression: truthOf(random, kind) }, ...more(random, kind)] } : {}),
      validations: validationsOf(random, kind, variables),
      ...some(random, 0.15, 'auditAnnotations', () => [
        {
          key: 'note',
          valueExpression: random.pick(["'of ' + object.metadata.name", 'string(object.metadata.labels.app)']),
        },
      ]),
    },
  };
}

function more(random: Random, kind: CelKind): Json[] {
  return kind === 'pods' && random.chance(0.5)
    ? [{ name: 'images', expression: 'object.spec.containers.map(c, c.image)' }]
    : [{ name: 'labels', expression: 'object.metadata.?labels.orValue({})' }];
}

/** A ValidatingAdmissionPolicy with its binding. */
export function admissionPolicy(random: Random, index: number): readonly Json[] {
  const kind: CelKind = random.chance(0.6) ? 'pods' : 'general';
  const name = `policy-${index}`;
  const variables = random.chance(0.4);
  const policy = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name },
    spec: {
      ...some(random, 0.3, 'failurePolicy', () => random.pick(['Ignore', 'Fail'])),
      matchConstraints: constraintsOf(random, kind),
      ...some(random, 0.35, 'matchConditions', () => [{ name: 'asked', expression: truthOf(random, kind) }]),
      ...(variables ? { variables: [{ name: 'own', expression: truthOf(random, kind) }] } : {}),
      validations: validationsOf(random, kind, variables),
    },
  };
  const binding = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: `binding-${index}` },
    spec: {
      policyName: name,
      validationActions: [random.pick(['Deny', 'Audit', 'Warn'])],
      // What the policy itself is for counts for nothing there.
      ...some(random, kind === 'pods' ? 0.85 : 0.2, 'matchResources', () =>
        random.pick<Json>(
          kind === 'pods'
            ? [aboutPods]
            : [
                { namespaceSelector: { matchLabels: { app: 'web' } } },
                { objectSelector: { matchLabels: { app: 'web' } } },
              ],
        ),
      ),
    },
  };
  return random.chance(0.9) ? [policy, binding] : [policy];
}

function validationsOf(random: Random, kind: CelKind, variables: boolean): Json[] {
  const expressionOf = (): string => {
    if (!variables || random.chance(0.5)) return truthOf(random, kind);
    return random.pick(['variables.own', `variables.own || (${truthOf(random, kind)})`]);
  };
  return times(1 + random.below(2), () => validation(random, expressionOf()));
}

function validation(random: Random, expression: string): Json {
  return { expression, ...celMessage(random), ...some(random, 0.1, 'reason', () => 'Invalid') };
}

const aboutPods: Json = {
  resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['pods'] }],
};

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
}

const rules: readonly Rule[] = [
  { apiGroups: [''], resources: ['services'] },
  { apiGroups: [''], resources: ['configmaps', 'services'] },
  { apiGroups: ['apps'], resources: ['deployments', 'statefulsets'] },
  { apiGroups: ['apps', 'batch'], resources: ['*'] },
  { apiGroups: [''], resources: ['namespaces'] },
  { apiGroups: ['*'], resources: ['*'] },
];

function constraintsOf(random: Random, kind: CelKind): Json {
  const rule = kind === 'pods' ? { apiGroups: [''], resources: ['pods'] } : random.pick(rules);
  return {
    resourceRules: [
      {
        ...rule,
        apiVersions: ['v1'],
        operations: random.pick([['CREATE'], ['CREATE', 'UPDATE'], ['*']]),
        ...some(random, 0.05, 'scope', () => 'Namespaced'),
        ...some(random, 0.05, 'resourceNames', () => ['pod-1', 'pod-2', 'service-1', 'pod-3']),
      },
    ],
    ...some(random, 0.1, 'namespaceSelector', () =>
      random.pick<Json>([
        { matchLabels: { app: 'web' } },
        { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['shop'] }] },
      ]),
    ),
    ...some(random, 0.1, 'objectSelector', () => ({ matchLabels: { app: 'web' } })),
    ...some(random, 0.05, 'excludeResourceRules', () => [
      { ...rule, apiVersions: ['v1'], operations: ['*'], resourceNames: ['pod-1', 'service-0', 'deployment-0'] },
    ]),
  };
}
