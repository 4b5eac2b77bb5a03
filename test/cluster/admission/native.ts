import type { KubeObject } from '../../../scripts/cluster/objects.ts';

/* ValidatingAdmissionPolicies, which an API server judges by itself. */

const group = 'admissionregistration.k8s.io/v1';

/** Namespaces by a label that bindings select. */
export const nativeNamespaces: readonly KubeObject[] = ['test', 'production', 'bare'].map((tier) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: `native-${tier}`, ...(tier === 'bare' ? {} : { labels: { tier } }) },
}));

const inTier = (tier: string): object => ({ namespaceSelector: { matchLabels: { tier } } });

function rules(apiGroup: string, ...resources: readonly string[]): object {
  return {
    resourceRules: [{ apiGroups: [apiGroup], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources }],
  };
}

function policy(name: string, spec: object): KubeObject {
  return { apiVersion: group, kind: 'ValidatingAdmissionPolicy', metadata: { name: `admission-${name}` }, spec };
}

function binding(name: string, of: string, spec: object): KubeObject {
  return {
    apiVersion: group,
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: `admission-${name}` },
    spec: { policyName: `admission-${of}`, ...spec },
  };
}

const limits = { apiVersion: 'v1', kind: 'ConfigMap' };

/** What bindings name as parameters. */
export const parameters: readonly KubeObject[] = [
  { ...limits, metadata: { name: 'small', namespace: 'native-bare' }, data: { replicas: '2' } },
  {
    ...limits,
    metadata: { name: 'here', namespace: 'native-test' },
    data: { replicas: '4' },
  },
];

export const nativePolicies: readonly KubeObject[] = [
  policy('replicas', {
    failurePolicy: 'Fail',
    paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
    matchConstraints: rules('apps', 'deployments', 'statefulsets'),
    matchConditions: [{ name: 'not-exempt', expression: "!('exempt' in object.metadata.?labels.orValue({}))" }],
    variables: [{ name: 'most', expression: 'int(params.data.replicas)' }],
    validations: [
      {
        expression: 'object.spec.replicas <= variables.most',
        messageExpression:
          "'no more than ' + string(variables.most) + ' replicas, not ' + string(object.spec.replicas)",
      },
    ],
  }),
  binding('replicas-production', 'replicas', {
    validationActions: ['Deny'],
    matchResources: inTier('production'),
    paramRef: { name: 'small', namespace: 'native-bare', parameterNotFoundAction: 'Deny' },
  }),
  binding('replicas-test', 'replicas', {
    validationActions: ['Warn', 'Audit'],
    matchResources: inTier('test'),
    paramRef: { name: 'here', parameterNotFoundAction: 'Allow' },
  }),
  policy('spread', {
    failurePolicy: 'Fail',
    matchConstraints: rules('apps', 'deployments', 'daemonsets'),
    validations: [
      { expression: "object.spec.template.spec.?priorityClassName.orValue('') == ''", message: 'no class of its own' },
      { expression: 'object.spec.template.spec.containers.all(c, has(c.readinessProbe))', reason: 'Invalid' },
      { expression: 'object.spec.template.spec.terminationGracePeriodSeconds <= 30' },
    ],
  }),
  binding('spread', 'spread', { validationActions: ['Deny'], matchResources: inTier('test') }),
  policy('broken', {
    failurePolicy: 'Ignore',
    matchConstraints: rules('', 'services'),
    validations: [{ expression: "object.metadata.labels['team'] != ''", message: 'a team is wanted' }],
  }),
  binding('broken', 'broken', { validationActions: ['Deny'] }),
  policy('strict', {
    failurePolicy: 'Fail',
    matchConstraints: rules('', 'services', 'configmaps'),
    matchConditions: [{ name: 'of-the-bare', expression: "namespaceObject.metadata.name == 'native-bare'" }],
    validations: [{ expression: "object.metadata.labels['team'].startsWith('team-')" }],
  }),
  binding('strict', 'strict', { validationActions: ['Deny'] }),
];

/** Deployments, StatefulSets, DaemonSets, Services and ConfigMaps, a few of each in each Namespace. */
export function nativeCases(): readonly KubeObject[] {
  return nativeNamespaces.flatMap(({ metadata: { name: namespace } }) => {
    const scaled = [0, 2, 3, 5, 7].flatMap((replicas) => [
      workload('Deployment', namespace, { replicas }),
      workload('Deployment', namespace, { replicas }, { exempt: 'yes' }),
      workload('StatefulSet', namespace, { replicas, serviceName: 'a' }),
    ]);
    const others = [
      workload('Deployment', namespace, {}),
      workload('Deployment', namespace, { replicas: 1 }, {}, { terminationGracePeriodSeconds: 60 }),
      workload('DaemonSet', namespace, {}, {}, { priorityClassName: 'system-node-critical' }),
      workload('DaemonSet', namespace, {}, {}, { terminationGracePeriodSeconds: 31 }),
    ];
    return scaled.concat(
      others,
      teams.flatMap((labels, index) => labelled(namespace, String(index), labels)),
    );
  });
}

/** Names tell them apart. */
let made = 0;

/** Of each policy something that it speaks of, by each of its bindings. */
export const nativeCanaries: readonly KubeObject[] = [
  workload('StatefulSet', 'native-production', { replicas: 9, serviceName: 'a' }),
  workload('StatefulSet', 'native-test', { replicas: 9, serviceName: 'a' }),
  workload('DaemonSet', 'native-test', {}, {}, { terminationGracePeriodSeconds: 90 }),
  ...labelled('native-bare', 'canary', {}),
];

const teams = [{}, { other: 'a' }, { team: '' }, { team: 'blue' }, { team: 'team-blue' }];

function labelled(namespace: string, name: string, labels: KubeObject['metadata']['labels']): readonly KubeObject[] {
  const metadata = { name: `labelled-${name}`, namespace, ...(labels === undefined ? {} : { labels }) };
  return [
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port: 80 }] } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata },
  ];
}

function workload(kind: string, namespace: string, spec: object, labels: object = {}, pod: object = {}): KubeObject {
  made += 1;
  const isProbed = made % 2 === 0;
  const container = { name: 'a', image: 'a:1', ...(isProbed ? { readinessProbe: { tcpSocket: { port: 80 } } } : {}) };
  const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [container], ...pod } };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: `w-${made}`, namespace, labels: { ...labels } },
    spec: { selector: { matchLabels: { app: 'a' } }, template, ...spec },
  };
}
