import type { Api } from '../../../scripts/cluster/api.ts';
import { apply, read, referenceOf, type KubeObject } from '../../../scripts/cluster/objects.ts';
import { answers } from './answers.ts';

const namespace = 'longhorn-system';
const driver = 'driver.longhorn.io';
const { hosts, storage } = answers.platform;

/**
 * What Longhorn's controllers would do once its manager is installed, in one step that can be repeated: the driver with
 * its own workloads, a disk on each node, a CronJob for each recurring job, and a volume for each claim. Nothing is stored
 * anywhere: it stands in for Longhorn.
 */
export async function playLonghorn(api: Api): Promise<void> {
  const manager = { apiVersion: 'apps/v1', kind: 'DaemonSet', namespace, name: 'longhorn-manager' };
  if ((await read(api, manager)) === undefined) return;
  for (const object of [...installed, ...hosts.map(({ name }) => diskOf(name))]) await ensure(api, object);
  for (const job of await list(api, '/apis/longhorn.io/v1beta2/recurringjobs')) await ensure(api, cronJobOf(job));
  for (const claim of await list(api, '/api/v1/persistentvolumeclaims')) await bind(api, claim);
}

async function ensure(api: Api, object: KubeObject): Promise<void> {
  if ((await read(api, referenceOf(object))) === undefined) await apply(api, object);
}

/** Empty while nobody has defined the kind. */
async function list(api: Api, path: string): Promise<readonly KubeObject[]> {
  const { status, body } = await api('GET', path);
  return status === 200 ? (body as { readonly items: readonly KubeObject[] }).items : [];
}

function template(name: string): object {
  return {
    metadata: { labels: { app: name } },
    spec: {
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name,
          image: `longhornio/${name}:v0.0.0`,
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      ],
    },
  };
}

function workload(kind: 'DaemonSet' | 'Deployment', name: string): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace },
    spec: { selector: { matchLabels: { app: name } }, template: template(name) },
  };
}

const installed: readonly KubeObject[] = [
  workload('DaemonSet', 'longhorn-csi-plugin'),
  ...['csi-attacher', 'csi-provisioner', 'csi-resizer', 'csi-snapshotter'].map((name) => workload('Deployment', name)),
  { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata: { name: driver }, spec: { attachRequired: false } },
  ...hosts.map(({ name }) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSINode',
    metadata: { name },
    spec: { drivers: [{ name: driver, nodeID: name, topologyKeys: [] }] },
  })),
];

/** As the checks of phase 1 read it: the disk is where the platform says, with the file system that it says. */
function diskOf(name: string): KubeObject {
  const conditions = ['Ready', 'Schedulable'].map((type) => ({ type, status: 'True' }));
  return {
    apiVersion: 'longhorn.io/v1beta2',
    kind: 'Node',
    metadata: { name, namespace },
    spec: { name, allowScheduling: true },
    status: {
      conditions,
      diskStatus: { 'default-disk': { diskPath: '/var/lib/longhorn', filesystemType: storage.fs, conditions } },
    },
  };
}

function cronJobOf({ metadata: { name }, spec }: KubeObject): KubeObject {
  const { cron: schedule } = spec as { readonly cron: string };
  const pod = template(name) as { readonly spec: object };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace },
    spec: { schedule, jobTemplate: { spec: { template: { spec: { ...pod.spec, restartPolicy: 'Never' } } } } },
  };
}

interface Claim {
  readonly storageClassName?: string;
  readonly accessModes: readonly string[];
  readonly resources: { readonly requests: { readonly storage: string } };
}

const selectedNode = 'volume.kubernetes.io/selected-node';

/** A volume for a claim of a class of ours; one that waits for its first pod gets none before a node is chosen for that. */
async function bind(api: Api, claim: KubeObject): Promise<void> {
  const { storageClassName = '', accessModes, resources } = claim['spec'] as Claim;
  const { uid, name, namespace: place, annotations = {} } = claim.metadata;
  if ((claim['status'] as { readonly phase?: string } | undefined)?.phase !== 'Pending') return;
  const known = await read(api, { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', name: storageClassName });
  if (known?.['provisioner'] !== driver) return;
  if (known['volumeBindingMode'] === 'WaitForFirstConsumer' && annotations[selectedNode] === undefined) return;
  const volume = `pvc-${uid ?? ''}`;
  await ensure(api, {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: volume, annotations: { 'pv.kubernetes.io/provisioned-by': driver } },
    spec: {
      accessModes,
      capacity: resources.requests,
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace: place, uid },
      csi: { driver, volumeHandle: volume, fsType: 'ext4' },
      persistentVolumeReclaimPolicy: known['reclaimPolicy'],
      storageClassName,
    },
  });
}
