import { chartMirror, repositoryUrl } from './place.ts';

/**
 * The platform of a stage, as `slipway new` takes it. No address of it is one that the template names, or that anything
 * outside of the cluster's namespace has.
 */
export const answers = {
  platform: {
    hosts: [
      {
        name: 'homelab',
        address: '10.91.0.10',
        role: 'server',
        cpu: 56,
        memory: '120Gi',
        disk: '900Gi',
        longhorn: true,
      },
      {
        name: 'akula-prime',
        address: '10.91.0.11',
        role: 'agent',
        cpu: 16,
        memory: '32Gi',
        disk: '400Gi',
        longhorn: true,
        gpu: { memory: '16Gi' },
      },
    ],
    network: { lan: '10.91.0.0/24', domain: 'stage.home.arpa' },
    storage: { fs: 'ext4' },
    repository: { mirror: repositoryUrl, source: 'github', revision: 'main' },
    charts: { mirror: chartMirror },
  },
} as const;

/** What the nodes say about themselves. */
export const kubeletVersion = 'v1.36.4+k3s1';
