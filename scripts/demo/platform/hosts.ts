import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { uidOf } from '../api/state.ts';
import type { Since } from './time.ts';

/** A host of the template's platform.yaml. */
export interface Host {
  readonly name: string;
  readonly address: string;
  readonly server: boolean;
  readonly gpu: boolean;
  readonly cpu: string;
  readonly memory: string;
}

export const hosts: readonly Host[] = [
  { name: 'homelab', address: '192.168.1.170', server: true, gpu: false, cpu: '56', memory: '125829120Ki' },
  { name: 'akula-prime', address: '192.168.1.99', server: false, gpu: true, cpu: '16', memory: '33554432Ki' },
];

/** Where pods run that want nothing special, and those that want the card. */
export const [mainHost, gpuHost] = ['homelab', 'akula-prime'];

export const kubernetes = 'v1.36.4+k3s1';

/** A Node; the card is offered once its device plugin runs. */
export function nodeOf(
  { name, address, server, gpu, cpu, memory }: Host,
  offersCard: boolean,
  since: Since,
): ClusterObject {
  const size = { cpu, memory, pods: '110', 'ephemeral-storage': '943718400Ki' };
  const amount = { ...size, ...(gpu && offersCard ? { 'nvidia.com/gpu': '1' } : {}) };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      creationTimestamp: since.days(50),
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': 'k3s',
        'node.longhorn.io/create-default-disk': 'true',
        ...(server ? { 'node-role.kubernetes.io/control-plane': 'true', 'platform.home.arpa/role': 'core' } : {}),
        ...(gpu ? { 'nvidia.com/gpu.present': 'true' } : {}),
      },
    },
    spec: { podCIDR: server ? '10.42.0.0/24' : '10.42.1.0/24', providerID: `k3s://${name}` },
    status: {
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
      allocatable: amount,
      capacity: amount,
      conditions: [
        pressure('MemoryPressure', since),
        pressure('DiskPressure', since),
        pressure('PIDPressure', since),
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastTransitionTime: since.days(3),
        },
      ],
      nodeInfo: {
        architecture: 'amd64',
        containerRuntimeVersion: 'containerd://2.2.3-k3s1',
        kernelVersion: '6.12.48-generic',
        kubeletVersion: kubernetes,
        machineID: uidOf(name).replaceAll('-', ''),
        operatingSystem: 'linux',
        osImage: 'Ubuntu 26.04 LTS',
      },
    },
  };
}

function pressure(type: string, since: Since) {
  return { type, status: 'False', reason: 'KubeletHasSufficient', lastTransitionTime: since.days(50) };
}
