import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { application, deployment, object, statefulSet, withCondition } from './objects.ts';
import type { Fields, Row } from './objects.ts';

function node(
  name: string,
  address: string,
  labels: Readonly<Record<string, string>>,
  more: Fields = {},
): ClusterObject {
  const status = {
    conditions: [
      { type: 'MemoryPressure', status: 'False' },
      { type: 'Ready', status: 'True' },
    ],
    addresses: [
      { type: 'InternalIP', address },
      { type: 'Hostname', address: name },
    ],
    nodeInfo: { kubeletVersion: 'v1.36.4+k3s1' },
    ...more,
  };
  return object('v1', 'Node', name, { status }, { labels });
}

export function hosts(): ClusterObject[] {
  const disk = { 'node.longhorn.io/create-default-disk': 'true' };
  const longhorn = (name: string): ClusterObject =>
    object('longhorn.io/v1beta2', 'Node', `longhorn-system/${name}`, {
      status: {
        conditions: [
          { type: 'Ready', status: 'True' },
          { type: 'Schedulable', status: 'True' },
        ],
        diskStatus: {
          'default-disk': {
            diskPath: '/var/lib/longhorn',
            filesystemType: 'btrfs',
            conditions: [{ type: 'Ready', status: 'True' }],
          },
        },
      },
    });
  const csi = (name: string): ClusterObject =>
    object('storage.k8s.io/v1', 'CSINode', name, { spec: { drivers: [{ name: 'driver.longhorn.io' }] } });
  return [
    node('homelab', '192.168.1.170', { ...disk, 'platform.home.arpa/role': 'core' }),
    node(
      'akula-prime',
      '192.168.1.99',
      { ...disk, 'nvidia.com/gpu.present': 'true' },
      { allocatable: { 'nvidia.com/gpu': '1' } },
    ),
    longhorn('homelab'),
    longhorn('akula-prime'),
    csi('homelab'),
    csi('akula-prime'),
    object('node.k8s.io/v1', 'RuntimeClass', 'nvidia'),
  ];
}

export function storage(): ClusterObject[] {
  const daemon = (name: string): ClusterObject =>
    object('apps/v1', 'DaemonSet', `longhorn-system/${name}`, {
      status: { desiredNumberScheduled: 2, numberReady: 2 },
    });
  const isDefault = { 'storageclass.kubernetes.io/is-default-class': 'true' };
  return [
    daemon('longhorn-manager'),
    daemon('longhorn-csi-plugin'),
    ...['longhorn-driver-deployer', 'csi-attacher', 'csi-provisioner', 'csi-resizer', 'csi-snapshotter'].map((name) =>
      deployment(`longhorn-system/${name}`),
    ),
    object('storage.k8s.io/v1', 'CSIDriver', 'driver.longhorn.io'),
    object(
      'storage.k8s.io/v1',
      'StorageClass',
      'longhorn-homelab',
      { provisioner: 'driver.longhorn.io', parameters: { dataLocality: 'best-effort', numberOfReplicas: '2' } },
      { annotations: isDefault },
    ),
    object('storage.k8s.io/v1', 'StorageClass', 'longhorn-gpu-local', {
      provisioner: 'driver.longhorn.io',
      parameters: { dataLocality: 'strict-local', numberOfReplicas: '1' },
      volumeBindingMode: 'WaitForFirstConsumer',
    }),
    object('longhorn.io/v1beta2', 'RecurringJob', 'longhorn-system/daily-snapshot', {
      spec: { task: 'snapshot', cron: '0 3 * * *', retain: 7, groups: ['default'] },
    }),
    object('batch/v1', 'CronJob', 'longhorn-system/daily-snapshot'),
  ];
}

export function gitops(
  rows: Readonly<Record<string, Row>>,
  repository: { url: string; revision: string },
): ClusterObject[] {
  const source = { repoURL: repository.url, targetRevision: repository.revision };
  return [
    object(
      'v1',
      'Secret',
      'kube-system/sealed-secrets-key-abcdefghij',
      { data: { 'tls.key': 'c2VjcmV0' } },
      {
        labels: { 'sealedsecrets.bitnami.com/sealed-secrets-key': 'active' },
      },
    ),
    deployment('kube-system/sealed-secrets-controller'),
    object('bitnami.com/v1alpha1', 'SealedSecret', 'gitlab/gitlab-initial', withCondition('Synced')),
    statefulSet('argocd/argocd-application-controller'),
    ...['argocd-server', 'argocd-repo-server', 'argocd-redis'].map((name) => deployment(`argocd/${name}`)),
    application('root', { source }),
    ...Object.keys(rows).map((name) => application(name, { sources: [{ chart: name }, { ...source, ref: 'values' }] })),
  ];
}
