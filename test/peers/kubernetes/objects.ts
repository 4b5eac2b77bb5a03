/** Objects as people write them, each for something that chance finds seldom. */
const container = { name: 'web', image: 'nginx' };
const metadata = { name: 'web' };
const selector = { matchLabels: { app: 'web' } };
const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } };

const armor = 'container.apparmor.security.beta.kubernetes.io';

const podSpecs: readonly Record<string, unknown>[] = [
  { containers: [container] },
  { containers: [] },
  { containers: null, volumes: null },
  { containers: [container], hostNetwork: true, serviceAccountName: 'puller' },
  {
    containers: [{ ...container, ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 0 }] }],
    hostNetwork: true,
  },
  { containers: [container], automountServiceAccountToken: false, imagePullSecrets: [{ name: 'own' }] },
  { containers: [container], serviceAccountName: 'tokenless' },
  { containers: [container], serviceAccountName: 'tokenless', automountServiceAccountToken: true },
  { containers: [container], serviceAccount: 'puller' },
  { containers: [container], volumes: [{ name: 'kube-api-access-xxxxx', emptyDir: {} }] },
  {
    containers: [
      { ...container, volumeMounts: [{ name: 'own', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }] },
    ],
    volumes: [{ name: 'own', secret: { secretName: 'token' } }],
  },
  { containers: [container], tolerations: [{ operator: 'Exists' }] },
  { containers: [container], tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }] },
  { containers: [container], tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }] },
  { containers: [container], priorityClassName: 'system-node-critical' },
  { containers: [container], terminationGracePeriodSeconds: -1 },
  { containers: [container], os: { name: 'windows' } },
  { containers: [container], securityContext: { appArmorProfile: { type: 'Unconfined' } } },
  { containers: [container], schedulingGates: [{ name: 'example.org/wait' }] },
  { containers: [{ ...container, resources: { limits: { cpu: '1', memory: '1Gi' } } }] },
  { containers: [{ ...container, resources: { limits: { cpu: 1, memory: '1024Mi' }, requests: { cpu: '1000m' } } }] },
  { containers: [{ ...container, resources: { requests: { cpu: '0.0001' } } }] },
  { containers: [{ ...container, resources: { limits: { 'example.org/gpu': 1 } } }] },
  {
    containers: [
      { ...container, resources: { limits: { cpu: '1', memory: '1Gi' } } },
      { ...container, name: 'side' },
    ],
  },
  { containers: [{ ...container, resources: {}, env: [{ name: 'A', value: '' }], stdin: false, args: [] }] },
];

const images = [
  'nginx:latest',
  'nginx:1.27',
  'docker.io/library/nginx',
  'registry.example.org:5000/nginx',
  'registry.example.org:5000/nginx:1',
  `nginx@sha256:${'0'.repeat(64)}`,
  `nginx:latest@sha256:${'0'.repeat(64)}`,
  '0'.repeat(64),
  'Upper/nginx',
  'UPPER',
  '[::1]:5000/nginx',
  '${IMAGE}',
  '',
];

const annotations: readonly Record<string, string>[] = [
  { [`${armor}/web`]: 'runtime/default' },
  { [`${armor}/web`]: 'unconfined' },
  { [`${armor}/web`]: 'localhost/web' },
  { [`${armor}/web`]: 'localhost/' },
  { [`${armor}/web`]: 'nonsense' },
  { [`${armor}/other`]: 'unconfined' },
];

const services: readonly Record<string, unknown>[] = [
  { ports: [{ port: 80 }] },
  {
    ports: [
      { port: 80, targetPort: 0 },
      { port: 81, targetPort: '' },
      { port: 82, targetPort: 'http' },
    ],
  },
  { type: 'ExternalName', externalName: 'example.org' },
  { type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] },
  { type: 'LoadBalancer', ports: [{ port: 80 }], allocateLoadBalancerNodePorts: false },
  { externalIPs: ['192.0.2.1'], ports: [{ port: 80 }] },
  { sessionAffinity: 'ClientIP', ports: [{ port: 80 }] },
  { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } } },
  { sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } } },
];

const others: readonly Record<string, unknown>[] = [
  { apiVersion: 'v1', kind: 'Secret', metadata, data: { a: 'YQ==\n', b: 'Yg==' }, stringData: { b: 'ä', c: '' } },
  { apiVersion: 'v1', kind: 'Secret', metadata, type: 'kubernetes.io/tls', data: null, stringData: {} },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { ...metadata, labels: {}, annotations: null },
    data: {},
    immutable: false,
  },
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { ...metadata, labels: { 'kubernetes.io/metadata.name': 'other' } },
  },
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata,
    spec: { finalizers: ['example.org/own'] },
    status: { phase: 'Terminating' },
  },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata, secrets: [{ name: 'a', namespace: 'b' }, {}] },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata, rules: null },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata, rules: [] },
  { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template, manualSelector: true, selector } },
  { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template, completions: 3, backoffLimitPerIndex: 1 } },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: { schedule: '@daily', jobTemplate: { spec: { template } } },
  },
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector, template, strategy: { type: 'Recreate' } } },
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector, template, replicas: 0, paused: false } },
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: { selector, template, updateStrategy: { type: 'RollingUpdate' } },
  },
  {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'as.example.org' },
    spec: {
      group: 'example.org',
      scope: 'Namespaced',
      names: { kind: 'Abc', plural: 'abcs' },
      versions: [{ name: 'v1', served: true, storage: true }],
      conversion: {
        strategy: 'Webhook',
        webhook: { clientConfig: { service: { name: 'a', namespace: 'b' } }, conversionReviewVersions: ['v1'] },
      },
    },
  },
];

const pods = [
  ...podSpecs.map((spec) => ({ metadata, spec })),
  ...images.map((image) => ({ metadata, spec: { containers: [{ name: 'web', image }] } })),
  ...annotations.map((one) => ({ metadata: { name: 'web', annotations: one }, spec: podSpecs[0] })),
  { metadata: { name: 'web', annotations: annotations[1] }, spec: podSpecs[16] },
  { metadata: { name: 'web', annotations: annotations[1] }, spec: podSpecs[17] },
];

export const handMade: readonly unknown[] = [
  ...pods.map((pod) => ({ apiVersion: 'v1', kind: 'Pod', metadata: pod.metadata, spec: pod.spec })),
  ...services.map((spec) => ({ apiVersion: 'v1', kind: 'Service', metadata, spec })),
  ...others,
];
