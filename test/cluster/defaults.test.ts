/** What we say that policies get to see is what the real API server shows them, but for what only a cluster knows. */
import { expect, test } from 'vitest';
import { asAdmittedObject } from '../../src/domain/policy/defaults/asAdmittedObject.ts';
import { isMap } from '../../src/domain/kubernetes/read.ts';
import { pathOf, referenceOf } from '../../scripts/cluster/objects.ts';
import type { KubeObject } from '../../scripts/cluster/objects.ts';
import { as } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { newNamespace } from './harness/objects.ts';
import { webhook } from './webhook.ts';

const container = { name: 'web', image: 'nginx' };
const labels = { app: 'web' };
const selector = { matchLabels: labels };
const template = { metadata: { labels }, spec: { containers: [container], volumes: [{ name: 'empty' }] } };
const job = { template: { spec: { containers: [container], restartPolicy: 'Never' } } };
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1024Mi' } } };
const rbac = 'rbac.authorization.k8s.io';
const armor = 'container.apparmor.security.beta.kubernetes.io/web';
const clientConfig = { service: { name: 'a', namespace: 'b' } };
const hook = { name: 'a.example.org', admissionReviewVersions: ['v1'], sideEffects: 'None', clientConfig };

/** Apart from `metadata.name`, which they all have. */
type Written = Readonly<Record<string, unknown>> & { readonly apiVersion: string; readonly kind: string };

const inNamespace: readonly (readonly [string, Written])[] = [
  ['a Pod', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [container] } }],
  [
    'a Pod of the host',
    {
      apiVersion: 'v1',
      kind: 'Pod',
      spec: { containers: [{ ...container, ports: [{ containerPort: 80 }] }], hostNetwork: true },
    },
  ],
  [
    'a Pod with limits',
    {
      apiVersion: 'v1',
      kind: 'Pod',
      spec: {
        automountServiceAccountToken: false,
        containers: [{ ...container, resources: { limits: { cpu: 1, memory: '1024Mi' } } }],
        tolerations: [{ operator: 'Exists' }],
        priorityClassName: 'system-node-critical',
      },
    },
  ],
  [
    'a Pod with probes',
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { annotations: { [armor]: 'unconfined' }, labels: {} },
      spec: {
        containers: [
          { ...container, livenessProbe: { httpGet: { port: 80 } }, readinessProbe: { grpc: { port: 81 } } },
        ],
      },
    },
  ],
  ['a PodTemplate', { apiVersion: 'v1', kind: 'PodTemplate', template }],
  ['a ReplicationController', { apiVersion: 'v1', kind: 'ReplicationController', spec: { template } }],
  ['a Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector, template } }],
  ['a ReplicaSet', { apiVersion: 'apps/v1', kind: 'ReplicaSet', spec: { selector, template } }],
  ['a DaemonSet', { apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { selector, template } }],
  [
    'a StatefulSet',
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      spec: {
        selector,
        template,
        serviceName: 'web',
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }],
      },
    },
  ],
  ['a Job', { apiVersion: 'batch/v1', kind: 'Job', spec: job }],
  ['a CronJob', { apiVersion: 'batch/v1', kind: 'CronJob', spec: { schedule: '@daily', jobTemplate: { spec: job } } }],
  ['a Service', { apiVersion: 'v1', kind: 'Service', spec: { selector: labels, ports: [{ port: 80 }] } }],
  ['a headless Service', { apiVersion: 'v1', kind: 'Service', spec: { clusterIP: 'None', selector: labels } }],
  ['a Service of nothing', { apiVersion: 'v1', kind: 'Service', spec: { clusterIP: 'None' } }],
  ['a Service for all', { apiVersion: 'v1', kind: 'Service', spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } }],
  [
    'a Service elsewhere',
    { apiVersion: 'v1', kind: 'Service', spec: { type: 'ExternalName', externalName: 'a.example.org' } },
  ],
  [
    'an Ingress',
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    },
  ],
  [
    'a NetworkPolicy',
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { egress: [{ ports: [{ port: 53 }] }] } },
  ],
  ['a ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' }, binaryData: {} }],
  ['a Secret', { apiVersion: 'v1', kind: 'Secret', stringData: { a: 'ä' }, data: { b: 'YQ==' } }],
  ['a ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', imagePullSecrets: [] }],
  [
    'a PersistentVolumeClaim',
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec: { ...claim, storageClassName: '' } },
  ],
  [
    'a PodDisruptionBudget',
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec: { selector, minAvailable: 1 } },
  ],
  [
    'a HorizontalPodAutoscaler',
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        maxReplicas: 3,
        behavior: {},
      },
    },
  ],
  ['a Lease', { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', spec: { holderIdentity: 'a' } }],
  ['a Role', { apiVersion: `${rbac}/v1`, kind: 'Role', rules: null }],
  [
    'a RoleBinding',
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      roleRef: { kind: 'ClusterRole', name: 'view' },
      subjects: [
        { kind: 'Group', name: 'a' },
        { kind: 'ServiceAccount', name: 'b', namespace: 'c' },
      ],
    },
  ],
];

const clusterWide: readonly (readonly [string, Written])[] = [
  ['a Namespace', { apiVersion: 'v1', kind: 'Namespace' }],
  [
    'a PersistentVolume',
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      spec: { capacity: { storage: '1024Mi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
    },
  ],
  ['a StorageClass', { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner: 'example.org/a' }],
  ['a ClusterRole', { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', rules: null }],
  [
    'a ClusterRoleBinding',
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRoleBinding', roleRef: { kind: 'ClusterRole', name: 'view' } },
  ],
  ['a PriorityClass', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', value: 7 }],
  [
    'a ValidatingWebhookConfiguration',
    { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', webhooks: [hook] },
  ],
  [
    'a MutatingWebhookConfiguration',
    { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration', webhooks: [hook] },
  ],
];

/** Of what a cluster adds, what nobody can know beforehand. */
const unknowable = [
  /^\/metadata\/(uid|creationTimestamp|managedFields)$/,
  /^\/spec\/(clusterIP|clusterIPs|ipFamilies|healthCheckNodePort|ports\/\d+\/nodePort)$/,
  /^\/spec\/selector$/,
  /^\/spec\/template\/metadata\/labels\/(batch\.kubernetes\.io~1)?controller-uid$/,
  /^\/status\/lastPhaseTransitionTime$/,
];

describeWithCluster('What policies get to see', () => {
  test('is known for what lies in a namespace', async () => {
    const namespace = await newNamespace();
    const hooked = await webhook(namespace, () => null, { resources: ['*'] });
    const found = await Promise.all(
      inNamespace.map(async ([title, written], index) => {
        const object = named(written, `object-${index}`, namespace);
        const answered = await dryRun(object);
        const asked = hooked.asked.find(({ name }) => name === object.metadata.name);
        // Who is refused has not been asked about.
        const shown = asked === undefined ? answered : shownIn(asked);
        return [title, unlike(asAdmittedObject(object, { namespace }), shown)];
      }),
    );
    expect(found.filter(([, differences]) => differences?.length !== 0)).toEqual([]);
  });

  test('is known for what lies in none', async () => {
    const found = await Promise.all(
      clusterWide.map(async ([title, written], index) => {
        const object = named(written, `slipway-defaults-${index}`);
        return [title, unlike(asAdmittedObject(object, { namespace: 'default' }), await dryRun(object))];
      }),
    );
    expect(found.filter(([, differences]) => differences?.length !== 0)).toEqual([]);
  });
});

function named(written: Written, name: string, namespace?: string): KubeObject {
  const metadata = isMap(written['metadata']) ? written['metadata'] : {};
  return { ...written, metadata: { ...metadata, name, ...(namespace === undefined ? {} : { namespace }) } };
}

async function dryRun(object: KubeObject): Promise<unknown> {
  const path = await pathOf(as('harness'), referenceOf(object));
  const collection = path.slice(0, path.lastIndexOf('/'));
  return (await as('harness')('POST', `${collection}?dryRun=All`, object)).body;
}

/** The object in a review; the harness's type of it names what other tests read. */
function shownIn(review: unknown): unknown {
  return isMap(review) ? review['object'] : undefined;
}

/** Where two objects differ, as `pointer: ours, theirs`. */
function unlike(ours: unknown, theirs: unknown, pointer = ''): readonly string[] {
  if (isMap(ours) && isMap(theirs)) {
    return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((name) =>
      unlike(ours[name], theirs[name], `${pointer}/${name.replaceAll('/', '~1')}`),
    );
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    return ours.flatMap((one: unknown, index) => unlike(one, theirs[index], `${pointer}/${index}`));
  }
  const [one, other] = [textOf(ours), textOf(theirs)];
  const isUnknowable = ours === undefined && unknowable.some((pattern) => pattern.test(pointer));
  return one === other || isUnknowable ? [] : [`${pointer}: ${one}, ${other}`];
}

function textOf(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').replaceAll(/kube-api-access-\w{5}/g, 'kube-api-access-xxxxx');
}
