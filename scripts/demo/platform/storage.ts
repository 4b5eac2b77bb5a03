import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { uidFor } from '../api/state.ts';
import { textAt } from '../field.ts';
import { condition } from './healthy.ts';
import { hosts } from './hosts.ts';
import type { Since } from './time.ts';

const namespace = 'longhorn-system';
const version = 'v1.12.1';

/** What Longhorn makes besides what its chart holds: the CSI parts, its nodes, and the CronJob of its snapshots. */
export function longhorn(since: Since, at: string): readonly ClusterObject[] {
  return [
    ...['csi-attacher', 'csi-provisioner', 'csi-resizer', 'csi-snapshotter'].map((name) =>
      part('Deployment', name, at),
    ),
    part('DaemonSet', 'longhorn-csi-plugin', at),
    part('DaemonSet', 'engine-image-ei-3154f3aa', at),
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSIDriver',
      metadata: { name: 'driver.longhorn.io', creationTimestamp: at },
      spec: { attachRequired: true, podInfoOnMount: true, volumeLifecycleModes: ['Persistent'] },
    },
    ...hosts.map(({ name }) => nodeOf(name, at)),
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'daily-snapshot', namespace, creationTimestamp: at },
      spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: { spec: { containers: [] } } } } },
      status: { lastScheduleTime: since.hours(6), lastSuccessfulTime: since.hours(6) },
    },
    ...['default-data-path', 'default-replica-count', 'storage-over-provisioning-percentage'].map(setting),
  ];
}

function part(kind: string, name: string, at: string): ClusterObject {
  const labels = { app: name };
  const image = `docker.io/longhornio/${name.startsWith('csi-') ? `${name}:v5.3.0` : `longhorn-manager:${version}`}`;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace, labels, creationTimestamp: at },
    spec: {
      ...(kind === 'Deployment' ? { replicas: 3 } : {}),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name, image }] } },
    },
  };
}

function nodeOf(name: string, at: string): ClusterObject {
  const conditions = (types: readonly string[]) => types.map((type) => condition(type, '', at));
  return {
    apiVersion: 'longhorn.io/v1beta2',
    kind: 'Node',
    metadata: { name, namespace, creationTimestamp: at },
    spec: { allowScheduling: true, disks: { 'default-disk-1': { path: '/var/lib/longhorn', allowScheduling: true } } },
    status: {
      conditions: conditions(['Ready', 'Schedulable', 'MountPropagation']),
      diskStatus: {
        'default-disk-1': {
          conditions: conditions(['Ready', 'Schedulable']),
          diskPath: '/var/lib/longhorn',
          diskType: 'filesystem',
          filesystemType: 'btrfs',
          storageAvailable: 612_032_839_680,
          storageMaximum: 966_367_641_600,
        },
      },
    },
  };
}

function setting(name: string): ClusterObject {
  const values: Readonly<Record<string, string>> = {
    'default-data-path': '/var/lib/longhorn',
    'default-replica-count': '{"v1":"2","v2":"2"}',
  };
  return {
    apiVersion: 'longhorn.io/v1beta2',
    kind: 'Setting',
    metadata: { name, namespace },
    value: values[name] ?? '100',
    status: { applied: true },
  };
}

/** The volume behind a claim: as Kubernetes has it, and as Longhorn has it. */
export function volumeOf(claim: ClusterObject, at: string): readonly ClusterObject[] {
  const plural = { group: '', plural: 'persistentvolumeclaims', namespaced: true };
  const uid = uidFor(plural, claim.metadata);
  const name = `pvc-${uid}`;
  const storage = textAt(claim, 'spec', 'resources', 'requests', 'storage');
  const storageClassName = textAt(claim, 'spec', 'storageClassName');
  const copies = storageClassName === 'longhorn-gpu-local' ? 1 : 2;
  const { name: claimed, namespace: where } = claim.metadata;
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name, creationTimestamp: at },
      spec: {
        accessModes: ['ReadWriteOnce'],
        capacity: { storage },
        claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: claimed, namespace: where, uid },
        csi: { driver: 'driver.longhorn.io', fsType: 'ext4', volumeHandle: name },
        persistentVolumeReclaimPolicy: 'Retain',
        storageClassName,
      },
      status: { phase: 'Bound' },
    },
    {
      apiVersion: 'longhorn.io/v1beta2',
      kind: 'Volume',
      metadata: { name, namespace, creationTimestamp: at },
      spec: { numberOfReplicas: copies, size: storage },
      status: {
        state: 'attached',
        robustness: 'healthy',
        kubernetesStatus: { namespace: where, pvcName: claimed, pvName: name, pvStatus: 'Bound' },
      },
    },
  ];
}
