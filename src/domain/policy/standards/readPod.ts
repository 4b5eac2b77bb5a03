import type { Data } from '../data.ts';
import type { Steps } from '../outcome.ts';
import type { Container, ContainerSecurity, Pod, Security, SELinuxOptions, Volume } from './pod.ts';
import type { Whereabouts } from './podIn.ts';
import { allowedSources, otherSources } from './sources.ts';
import { embedded, entriesIn, flagIn, Misshapen, structIn, structsIn, textIn, textsIn, wholeIn } from './struct.ts';
import type { Struct } from './struct.ts';

/** The pod at a place of an object; what is not there is empty. A field of a wrong type is told instead. */
export function readPod(object: Data, where: Whereabouts): Pod | Misshapen {
  try {
    return podOf(follow(object, where.metadata, where, 'ObjectMeta'), follow(object, where.spec, where, 'PodSpec'));
  } catch (error) {
    if (error instanceof Misshapen) return error;
    throw error;
  }
}

function follow(object: Data, fields: readonly string[], { structs }: Whereabouts, last: string): Struct | null {
  let now: Struct | null = { data: object, name: structs[0] ?? '', fields: [] };
  for (const [index, field] of fields.entries()) {
    if (now === null) return null;
    now = structIn(now, field, index === fields.length - 1 ? last : (structs[index + 1] ?? ''));
  }
  return now;
}

function podOf(metadata: Struct | null, spec: Struct | null): Pod {
  const security = spec === null ? null : structIn(spec, 'securityContext', 'PodSecurityContext');
  return {
    annotations: entriesIn(metadata, 'annotations'),
    os: textIn(spec === null ? null : structIn(spec, 'os', 'PodOS'), 'name', 'v1.OSName') ?? '',
    hostUsers: flagIn(spec, 'hostUsers'),
    hostNetwork: flagIn(spec, 'hostNetwork') ?? false,
    hostPID: flagIn(spec, 'hostPID') ?? false,
    hostIPC: flagIn(spec, 'hostIPC') ?? false,
    volumes: spec === null ? [] : structsIn(spec, 'volumes', 'Volume').map(volumeOf),
    security: security === null ? null : { ...securityOf(security), sysctls: sysctlsOf(security) },
    containers:
      spec === null
        ? []
        : lists.flatMap(({ list, type }) =>
            structsIn(spec, list, type).map((container, index) => containerOf(container, ['spec', list, index])),
          ),
  };
}

const lists = [
  { list: 'initContainers', type: 'Container' },
  { list: 'containers', type: 'Container' },
  { list: 'ephemeralContainers', type: 'EphemeralContainer' },
] as const;

const sources = [...allowedSources, ...otherSources];

function volumeOf(volume: Struct): Volume {
  const found = sources.flatMap(({ name, type }) => {
    const source = structIn(embedded(volume, 'VolumeSource'), name, type);
    return source === null ? [] : [{ name, source }];
  });
  const host = found.find(({ name }) => name === 'hostPath');
  return {
    name: textIn(volume, 'name') ?? '',
    sources: new Set(found.map(({ name }) => name)),
    hostPath: host === undefined ? null : (textIn(host.source, 'path') ?? ''),
  };
}

function containerOf(item: Struct, steps: Steps): Container {
  const container = item.name === 'EphemeralContainer' ? embedded(item, 'EphemeralContainerCommon') : item;
  const security = structIn(container, 'securityContext', 'SecurityContext');
  return {
    steps,
    name: textIn(container, 'name') ?? '',
    image: textIn(container, 'image') ?? '',
    hostPorts: structsIn(container, 'ports', 'ContainerPort').map((port) => Number(wholeIn(port, 'hostPort', 32) ?? 0)),
    hosts: hostsOf(container),
    security: security === null ? null : containerSecurityOf(security),
  };
}

function hostsOf(container: Struct): Container['hosts'] {
  const lifecycle = structIn(container, 'lifecycle', 'Lifecycle');
  const asking = [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((field) => ({
      at: probeIn(container, field),
      steps: [field],
    })),
    ...['postStart', 'preStop'].map((field) => ({
      at: lifecycle === null ? null : structIn(lifecycle, field, 'LifecycleHandler'),
      steps: ['lifecycle', field],
    })),
  ];
  return asking.flatMap(({ at, steps }) =>
    ways.flatMap(({ field, type }) => {
      const host = textIn(at === null ? null : structIn(at, field, type), 'host') ?? '';
      return host === '' ? [] : [{ host, steps: steps.concat(field, 'host') }];
    }),
  );
}

function probeIn(container: Struct, field: string): Struct | null {
  const probe = structIn(container, field, 'Probe');
  return probe === null ? null : embedded(probe, 'ProbeHandler');
}

const ways = [
  { field: 'httpGet', type: 'HTTPGetAction' },
  { field: 'tcpSocket', type: 'TCPSocketAction' },
] as const;

function sysctlsOf(security: Struct): readonly string[] {
  return structsIn(security, 'sysctls', 'Sysctl').map((sysctl) => textIn(sysctl, 'name') ?? '');
}

function securityOf(security: Struct): Security {
  return {
    runAsNonRoot: flagIn(security, 'runAsNonRoot'),
    runsAsRoot: wholeIn(security, 'runAsUser', 64) === 0n,
    seLinuxOptions: seLinuxOf(structIn(security, 'seLinuxOptions', 'SELinuxOptions')),
    seccompProfile: typeOf(structIn(security, 'seccompProfile', 'SeccompProfile')),
    appArmorProfile: typeOf(structIn(security, 'appArmorProfile', 'AppArmorProfile')),
    hostProcess: flagIn(structIn(security, 'windowsOptions', 'WindowsSecurityContextOptions'), 'hostProcess') ?? false,
  };
}

function containerSecurityOf(security: Struct): ContainerSecurity {
  const capabilities = structIn(security, 'capabilities', 'Capabilities');
  return {
    ...securityOf(security),
    privileged: flagIn(security, 'privileged') ?? false,
    allowPrivilegeEscalation: flagIn(security, 'allowPrivilegeEscalation'),
    procMount: textIn(security, 'procMount', 'v1.ProcMountType'),
    capabilities:
      capabilities === null
        ? null
        : {
            add: textsIn(capabilities, 'add', 'v1.Capability'),
            drop: textsIn(capabilities, 'drop', 'v1.Capability'),
          },
  };
}

function seLinuxOf(options: Struct | null): SELinuxOptions | null {
  if (options === null) return null;
  return {
    type: textIn(options, 'type') ?? '',
    user: textIn(options, 'user') ?? '',
    role: textIn(options, 'role') ?? '',
  };
}

function typeOf(profile: Struct | null): string | null {
  return profile === null ? null : (textIn(profile, 'type', `v1.${profile.name}Type`) ?? '');
}
