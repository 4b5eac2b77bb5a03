import { some } from '../podSecurityPods.ts';
import type { Json } from '../podSecurityPods.ts';
import type { Random } from '../../random.ts';
import { times } from './values.ts';

const namespaces = ['shop', 'prod', 'kube-system', 'default'] as const;

/** Kinds with a template of a pod, and how often each is made. */
const controllers: readonly (readonly [apiVersion: string, kind: string])[] = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['apps/v1', 'ReplicaSet'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['batch/v1', 'CronJob'],
];

/** Objects of all kinds that policies are about, each with a name of its own; pods and what makes them come most often. */
export function objectsOf(random: Random): readonly Json[] {
  return [
    ...times(9, (index) => podObject(random, index)),
    ...controllers.map(([apiVersion, kind], index) => controllerOf(random, apiVersion, kind, index)),
    ...times(2, (index) => serviceOf(random, index)),
    ...times(2, (index) => configMapOf(random, index)),
    ...times(2, (index) => widgetOf(random, index)),
    ...['shop', 'prod'].map((name) => namespaceOf(random, name)),
  ];
}

/** A pod by itself. */
export function podObject(random: Random, index: number): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${index}`, ...placed(random), ...marks(random) },
    spec: podSpec(random),
  };
}

function controllerOf(random: Random, apiVersion: string, kind: string, index: number): Json {
  const template = { metadata: marks(random), spec: podSpec(random) };
  const name = `${kind.toLowerCase()}-${index}`;
  return {
    apiVersion,
    kind,
    metadata: { name, ...placed(random), ...marks(random) },
    spec: kind === 'CronJob' ? { schedule: '* * * * *', jobTemplate: { spec: { template } } } : ofKind(kind, template),
  };

  function ofKind(of: string, pod: Json): Json {
    if (of === 'Job') return { backoffLimit: random.below(4), template: pod };
    const selector = { matchLabels: { app: 'web' } };
    return of === 'DaemonSet'
      ? { selector, template: pod }
      : { replicas: 1 + random.below(4), selector, template: pod };
  }
}

function serviceOf(random: Random, index: number): Json {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `service-${index}`, ...placed(random), ...marks(random) },
    spec: {
      type: random.pick(['ClusterIP', 'NodePort', 'LoadBalancer']),
      selector: { app: 'web' },
      ports: times(1 + random.below(2), (at) => {
        return { name: `p${at}`, port: random.pick([80, 443, 8080]), protocol: 'TCP' };
      }),
      ...some(random, 0.3, 'externalIPs', () => ['192.0.2.1']),
    },
  };
}

function configMapOf(random: Random, index: number): Json {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `config-${index}`, ...placed(random), ...marks(random) },
    data: {
      mode: random.pick(['fast', 'slow']),
      size: random.pick(['1', '10', '1Gi']),
      ...some(random, 0.5, 'list', () => '["a","b"]'),
    },
  };
}

function widgetOf(random: Random, index: number): Json {
  return {
    apiVersion: 'example.com/v1',
    kind: 'Widget',
    metadata: { name: `widget-${index}`, ...placed(random), ...marks(random) },
    spec: {
      size: random.pick([1, 2, 10]),
      ratio: random.pick([0.5, 1.5]),
      on: random.chance(0.5),
      parts: times(random.below(3), (at) => ({ id: at, name: random.pick(['wheel', 'axle']) })),
      ...some(random, 0.5, 'colour', () => random.pick(['red', 'green', ''])),
    },
  };
}

function namespaceOf(random: Random, name: string): Json {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, ...marks(random) } };
}

function placed(random: Random): Json {
  return some(random, 0.9, 'namespace', () => random.pick(namespaces));
}

/** Labels and annotations. */
function marks(random: Random): Json {
  const labels = {
    ...some(random, 0.85, 'app', () => random.pick(['web', 'api'])),
    ...some(random, 0.5, 'tier', () => random.pick(['front', 'back'])),
    ...some(random, 0.4, 'team.io/owner', () => random.pick(['a', 'b', ''])),
  };
  return {
    ...some(random, 0.9, 'labels', () => labels),
    ...some(random, 0.3, 'annotations', () => ({ 'team.io/note': random.pick(['x', '10', 'true']) })),
  };
}

function podSpec(random: Random): Json {
  return {
    ...some(random, 0.4, 'hostNetwork', () => random.chance(0.5)),
    ...some(random, 0.6, 'restartPolicy', () => random.pick(['Always', 'Never', 'OnFailure'])),
    ...some(random, 0.5, 'serviceAccountName', () => random.pick(['default', 'builder'])),
    ...some(random, 0.5, 'automountServiceAccountToken', () => random.chance(0.3)),
    ...some(random, 0.5, 'securityContext', () => securityOf(random)),
    containers: times(1 + random.below(3), (index) => container(random, ['app', 'side', 'log'][index] ?? 'app')),
    ...some(random, 0.4, 'initContainers', () => times(1 + random.below(2), (at) => container(random, `init${at}`))),
    ...some(random, 0.5, 'volumes', () => times(1 + random.below(2), (at) => volumeOf(random, at))),
    ...some(random, 0.3, 'tolerations', () => [{ key: 'node', operator: 'Exists' }]),
  };
}

function container(random: Random, name: string): Json {
  return {
    name,
    image: random.pick([
      'nginx:1.27',
      'nginx:latest',
      'nginx',
      'ghcr.io/acme/app:v1.2.3',
      'ghcr.io/acme/app@sha256:' + 'a'.repeat(64),
      'registry.lan:5000/tool:dev',
    ]),
    ...some(random, 0.5, 'imagePullPolicy', () => random.pick(['Always', 'IfNotPresent'])),
    ...some(random, 0.6, 'resources', () => ({
      ...some(random, 0.8, 'requests', () => amounts(random)),
      ...some(random, 0.8, 'limits', () => amounts(random)),
    })),
    ...some(random, 0.5, 'ports', () => [
      { containerPort: random.pick([80, 8080]), ...some(random, 0.3, 'hostPort', () => 8080) },
    ]),
    ...some(random, 0.4, 'env', () => [{ name: 'MODE', value: random.pick(['fast', 'slow', '1', 'true']) }]),
    ...some(random, 0.6, 'securityContext', () => ({
      ...securityOf(random),
      ...some(random, 0.4, 'privileged', () => random.chance(0.5)),
      ...some(random, 0.5, 'allowPrivilegeEscalation', () => random.chance(0.4)),
      ...some(random, 0.4, 'capabilities', () => random.pick([{ drop: ['ALL'] }, { add: ['NET_ADMIN'], drop: [] }])),
    })),
    ...some(random, 0.3, 'livenessProbe', () => ({ periodSeconds: random.pick([5, 10]) })),
  };
}

function amounts(random: Random): Json {
  return {
    ...some(random, 0.8, 'memory', () => random.pick(['128Mi', '1Gi', '1024Mi', '2Gi'])),
    ...some(random, 0.8, 'cpu', () => random.pick(['100m', '0.1', 1, '2'])),
  };
}

function securityOf(random: Random): Json {
  return {
    ...some(random, 0.5, 'runAsNonRoot', () => random.chance(0.6)),
    ...some(random, 0.5, 'runAsUser', () => random.pick([0, 1000])),
  };
}

function volumeOf(random: Random, index: number): Json {
  return {
    name: `v${index}`,
    ...random.pick([
      { emptyDir: {} },
      { hostPath: { path: random.pick(['/etc', '/var/log']) } },
      { secret: { secretName: 'x' } },
    ]),
  };
}
