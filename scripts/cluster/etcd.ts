import { ports, type Place } from './place.ts';
import type { Program } from './process.ts';

const url = `http://127.0.0.1:${ports.etcd}`;
const peerUrl = `http://127.0.0.1:${ports.etcdPeer}`;

/** The store. Nothing is synced to the disk, for nothing of it outlives the cluster. */
export function etcd(kube: string, place: Place): Program {
  return {
    name: 'etcd',
    argv: [
      kube,
      'etcd',
      `--data-dir=${place.etcd}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
      '--unsafe-no-fsync',
      '--log-level=error',
    ],
    ready: async () => (await fetch(`${url}/health`)).ok,
  };
}

export const etcdUrl: string = url;
