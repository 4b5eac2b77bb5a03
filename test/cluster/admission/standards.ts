import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { label } from '../../../src/domain/policy/standards/namespace.ts';

type Labels = Readonly<Record<string, string>>;

/** What Namespaces say, each differently. */
const labelled: readonly Labels[] = [
  { enforce: 'baseline' },
  { enforce: 'restricted' },
  { enforce: 'restricted', 'enforce-version': 'v1.24', warn: 'baseline', 'warn-version': 'v1.30' },
  { enforce: 'baseline', audit: 'restricted', warn: 'restricted', 'warn-version': 'v1.25' },
  { enforce: 'privileged', warn: 'restricted' },
  { audit: 'restricted', 'enforce-version': 'v1.20' },
];

/** Namespaces of these names, with labels in this order. */
export const standardNamespaces: readonly KubeObject[] = labelled.map((labels, index) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: `standards-${index}`,
    labels: Object.fromEntries(Object.entries(labels).map(([name, value]) => [label(name), value])),
  },
}));

interface Pod {
  readonly metadata?: object;
  readonly pod?: object;
  readonly security?: object;
  readonly container?: object;
  readonly containerSecurity?: object | undefined;
}

/** Against nothing, and then each against something. */
const changes: readonly Pod[] = [
  {},
  { pod: { hostNetwork: true } },
  { pod: { hostPID: true, hostIPC: true } },
  { pod: { volumes: [{ name: 'a', hostPath: { path: '/' } }] } },
  { pod: { volumes: [{ name: 'a' }, { name: 'b', nfs: { server: 'a', path: '/' } }] } },
  { pod: { os: { name: 'windows' }, securityContext: undefined }, containerSecurity: undefined },
  { pod: { hostUsers: false }, containerSecurity: { procMount: 'Unmasked' } },
  { pod: { initContainers: [{ name: 'init', image: 'a:1' }] } },
  { security: { runAsNonRoot: undefined } },
  { security: { runAsNonRoot: false } },
  { security: { runAsUser: 0 } },
  { security: { seccompProfile: undefined } },
  { security: { seccompProfile: { type: 'Unconfined' } } },
  { security: { appArmorProfile: { type: 'Unconfined' } } },
  { security: { seLinuxOptions: { user: 'a', type: 'b' } } },
  {
    security: {
      sysctls: [
        { name: 'kernel.msgmax', value: '1' },
        { name: 'net.ipv4.tcp_rmem', value: '1' },
      ],
    },
  },
  { metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/main': 'unconfined' } } },
  { container: { ports: [{ containerPort: 80, hostPort: 80 }] } },
  { container: { livenessProbe: { httpGet: { port: 80, host: 'example.org' } } } },
  { containerSecurity: { privileged: true, allowPrivilegeEscalation: undefined } },
  { containerSecurity: { allowPrivilegeEscalation: undefined } },
  { containerSecurity: { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'NET_ADMIN'] } } },
  { containerSecurity: { capabilities: { add: ['CHOWN'] } } },
  { containerSecurity: undefined },
];

/** What is refused by whoever forbids privileged containers: a pod, and one of each kind that Kyverno knows to make pods. */
export function privileged(namespace: string): readonly KubeObject[] {
  const template = podOf({ containerSecurity: { privileged: true, allowPrivilegeEscalation: undefined } });
  const metadata = { name: 'privileged', namespace };
  return [podFrom(template, metadata), ...makers.slice(0, known).map((maker) => maker(template, metadata))];
}

/** In each Namespace a pod for each change, and one of each kind that makes pods. */
export function standardCases(): readonly KubeObject[] {
  return standardNamespaces.flatMap(({ metadata: { name: namespace } }, place) =>
    changes.flatMap((change, index) => {
      const template = podOf(change);
      const metadata = { name: `case-${index}`, namespace };
      const maker = makers[(index + place) % makers.length] ?? podFrom;
      return [podFrom(template, metadata), maker(template, metadata)];
    }),
  );
}

function podFrom({ metadata, spec }: Template, own: KubeObject['metadata']): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, ...own }, spec };
}

interface Template {
  readonly metadata: object;
  readonly spec: object;
}

function podOf({ metadata = {}, pod = {}, security = {}, container = {}, ...more }: Pod): Template {
  const own = 'containerSecurity' in more ? more.containerSecurity : {};
  const bounded = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  const main = {
    name: 'main',
    image: 'example.org/main:1',
    ...container,
    ...(own === undefined ? {} : { securityContext: { ...bounded, ...own } }),
  };
  const plain = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...security };
  return {
    metadata: { labels: { app: 'case' }, ...metadata },
    spec: { containers: [main], securityContext: plain, ...pod },
  };
}

type Maker = (template: Template, metadata: KubeObject['metadata']) => KubeObject;

const selector = { matchLabels: { app: 'case' } };
const finite = ({ metadata, spec }: Template): object => ({ metadata, spec: { ...spec, restartPolicy: 'Never' } });

function ofApps(kind: string, more: object = {}): Maker {
  return (template, metadata) => ({ apiVersion: 'apps/v1', kind, metadata, spec: { selector, template, ...more } });
}

/** Of the makers those that Kyverno looks at. */
const known = 5;

const makers: readonly Maker[] = [
  ofApps('Deployment'),
  ofApps('StatefulSet', { serviceName: 'a' }),
  ofApps('DaemonSet'),
  (template, metadata) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template: finite(template) } }),
  (template, metadata) => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: { schedule: '@daily', jobTemplate: { spec: { template: finite(template) } } },
  }),
  ofApps('ReplicaSet'),
  (template, metadata) => ({
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata,
    spec: { selector: { app: 'case' }, template },
  }),
  (template, metadata) => ({ apiVersion: 'v1', kind: 'PodTemplate', metadata, template }),
];
