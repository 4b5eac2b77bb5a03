/** Pods that violate the Pod Security Standards, some of them, at random. */
import type { Random } from '../random.ts';

export type Json = Record<string, unknown>;

const images = [
  'nginx',
  'nginx:1.27',
  'ghcr.io/acme/app:v1',
  'busybox',
  'registry.lan:5000/tool@sha256:' + 'a'.repeat(64),
];
const types = ['RuntimeDefault', 'Localhost', 'Unconfined', ''];
const sources = [
  'emptyDir',
  'configMap',
  'secret',
  'image',
  'hostPath',
  'nfs',
  'gcePersistentDisk',
  'flexVolume',
  'scaleIO',
];
const sysctls = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_notsent_lowat',
  'kernel.sem',
];

/** The kinds of objects that have a pod in them. */
export const kinds = [
  'Pod',
  'Deployment',
  'DaemonSet',
  'StatefulSet',
  'ReplicaSet',
  'Job',
  'ReplicationController',
  'CronJob',
];

/** An object with a pod, at the place that its kind has for one. */
export function wrapped(kind: string, pod: Json): Json {
  const named = { kind, metadata: { name: 'web', namespace: 'shop' } };
  if (kind === 'Pod') return { apiVersion: 'v1', ...pod, kind };
  if (kind !== 'CronJob') return { apiVersion: 'apps/v1', ...named, spec: { template: pod } };
  // Kyverno reads the annotations of the Jobs.
  return {
    apiVersion: 'batch/v1',
    ...named,
    spec: { jobTemplate: { metadata: pod['metadata'], spec: { template: pod } } },
  };
}

/** A pod; each thing that a control looks at is there with that chance. */
export function podOf(random: Random, chance: number): Json {
  const names = ['app', 'side2', 'init', 'debug'];
  const list = (prefix: string, most: number): Json[] =>
    Array.from({ length: random.below(most + 1) }, (_, index) => ({
      name: random.chance(0.9) ? `${prefix}${index}` : random.pick(names),
      ...containerOf(random, chance),
    }));
  return {
    metadata: { name: 'web', namespace: 'shop', ...some(random, chance, 'annotations', () => annotationsOf(random)) },
    spec: {
      containers: [{ name: 'app', ...containerOf(random, chance) }, ...list('side', 2)],
      ...some(random, 0.4, 'initContainers', () => list('init', 2)),
      ...some(random, 0.2, 'ephemeralContainers', () => list('debug', 2)),
      ...some(random, chance / 2, 'hostNetwork', () => random.chance(0.7)),
      ...some(random, chance / 2, 'hostPID', () => random.chance(0.7)),
      ...some(random, chance / 2, 'hostIPC', () => random.chance(0.7)),
      ...some(random, 0.15, 'hostUsers', () => random.chance(0.3)),
      ...some(random, 0.15, 'os', () => ({ name: random.pick(['windows', 'linux']) })),
      ...some(random, chance, 'volumes', () => volumesOf(random)),
      ...some(random, 0.5, 'securityContext', () => ({
        ...securityOf(random, chance),
        ...some(random, chance, 'sysctls', () => [
          { name: random.pick(sysctls), value: '1' },
          { name: random.pick(sysctls), value: '1' },
        ]),
      })),
    },
  };
}

/** A key that is there with that chance. */
export function some(random: Random, chance: number, key: string, make: () => unknown): Json {
  return random.chance(chance) ? { [key]: make() } : {};
}

// One that is bad of each kind at most: Kyverno lists several in no order at all.
function annotationsOf(random: Random): Json {
  return {
    ...some(random, 0.6, 'container.apparmor.security.beta.kubernetes.io/app', () =>
      random.pick(['unconfined', 'runtime/default', 'localhost/x', '', 'a "b"']),
    ),
    ...some(random, 0.6, 'seccomp.security.alpha.kubernetes.io/pod', () =>
      random.pick(['unconfined', 'docker/default', 'localhost/x', '']),
    ),
  };
}

function volumesOf(random: Random): Json[] {
  return Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const source = random.pick([...sources, '']);
    return {
      name: `v${index}`,
      ...(source === '' ? {} : { [source]: source === 'hostPath' ? { path: random.pick(['/etc', '/var', '']) } : {} }),
    };
  });
}

function securityOf(random: Random, chance: number): Json {
  return {
    ...some(random, 0.4, 'runAsNonRoot', () => random.chance(0.7)),
    ...some(random, chance, 'runAsUser', () => random.pick([0, 1000])),
    ...some(random, 0.4, 'seccompProfile', () => profileOf(random, chance)),
    ...some(random, chance, 'appArmorProfile', () => profileOf(random, chance)),
    ...some(random, chance, 'windowsOptions', () => some(random, 0.8, 'hostProcess', () => random.chance(0.6))),
    ...some(random, chance, 'seLinuxOptions', () => ({
      ...some(random, 0.6, 'type', () => random.pick(['', 'container_t', 'container_engine_t', 'bad_t', 'spec_t'])),
      ...some(random, 0.3, 'user', () => random.pick(['', 'u'])),
      ...some(random, 0.3, 'role', () => random.pick(['', 'r'])),
    })),
  };
}

function profileOf(random: Random, chance: number): Json {
  const type = random.chance(chance) ? random.pick(types) : 'RuntimeDefault';
  return type === '' ? {} : { type };
}

function containerOf(random: Random, chance: number): Json {
  const probe = (): Json => ({
    [random.pick(['httpGet', 'tcpSocket'])]: {
      port: 80,
      ...some(random, 0.6, 'host', () => random.pick(['10.0.0.1', 'x', ''])),
    },
  });
  return {
    image: random.pick(images),
    ...some(random, chance, 'ports', () => [
      { containerPort: 80, ...some(random, 0.5, 'hostPort', () => random.pick([0, 80, 8080])) },
      { containerPort: 81, ...some(random, 0.3, 'hostPort', () => 9090) },
    ]),
    ...some(random, chance / 3, 'livenessProbe', probe),
    ...some(random, chance / 3, 'lifecycle', () => ({ [random.pick(['postStart', 'preStop'])]: probe() })),
    ...some(random, 0.8, 'securityContext', () => ({
      ...securityOf(random, chance),
      ...some(random, chance, 'privileged', () => random.chance(0.6)),
      ...some(random, 0.7, 'allowPrivilegeEscalation', () => random.chance(chance / 2)),
      ...some(random, chance, 'procMount', () => random.pick(['Default', 'Unmasked', ''])),
      ...some(random, 0.7, 'capabilities', () => ({
        ...some(random, 0.8, 'drop', () =>
          random.chance(chance / 2) ? random.pick([['KILL', 'CHOWN'], ['all'], []]) : ['ALL'],
        ),
        ...some(random, chance, 'add', () =>
          random.pick([['NET_BIND_SERVICE'], ['SYS_ADMIN', 'CHOWN', 'NET_RAW'], ['CHOWN'], []]),
        ),
      })),
    })),
  };
}
