import { daemonSet, job, statefulSet } from './prepared/workload.ts';
import { namespace, secret, serviceAccount } from './prepared/core.ts';
import { customResourceDefinition } from './prepared/definition.ts';
import { pod } from './prepared/pod.ts';
import { service } from './prepared/service.ts';
import { persistentVolume, persistentVolumeClaim } from './prepared/storage.ts';
import type { Place } from './place.ts';
import type { JsonMap } from './shape.ts';

/** How objects of a kind are made. */
export interface Kind {
  /** Of Go. */
  readonly type: string;
  readonly isClusterWide: boolean;
  /** Whether they count their generations, from 1 on. */
  readonly counts: boolean;
  /** The status that a new one has; undefined for a kind without one. */
  readonly status?: JsonMap;
  /** What mutating plugins and the preparation for storage do to one. */
  readonly prepared: (object: JsonMap, place: Place) => JsonMap;
}

/** The kind as this code knows it; undefined for one that it does not. */
export function kindOf(apiVersion: string, kind: string): Kind | undefined {
  return kinds.get(`${apiVersion}/${kind}`);
}

const asIs = (object: JsonMap): JsonMap => object;
const inNamespace = { isClusterWide: false, counts: false, prepared: asIs };
const counting = { ...inNamespace, counts: true };
const clusterWide = { ...inNamespace, isClusterWide: true };

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['v1/Pod', { ...counting, type: 'core.Pod', status: { phase: 'Pending' }, prepared: pod }],
  ['v1/PodTemplate', { ...counting, type: 'core.PodTemplate' }],
  ['v1/ReplicationController', { ...counting, type: 'core.ReplicationController', status: { replicas: 0 } }],
  ['apps/v1/Deployment', { ...counting, type: 'apps.Deployment', status: {} }],
  ['apps/v1/ReplicaSet', { ...counting, type: 'apps.ReplicaSet', status: { replicas: 0 } }],
  [
    'apps/v1/StatefulSet',
    { ...counting, type: 'apps.StatefulSet', status: { replicas: 0, availableReplicas: 0 }, prepared: statefulSet },
  ],
  [
    'apps/v1/DaemonSet',
    {
      ...counting,
      type: 'apps.DaemonSet',
      status: { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 },
      prepared: daemonSet,
    },
  ],
  ['batch/v1/Job', { ...counting, type: 'batch.Job', status: {}, prepared: job }],
  ['batch/v1/CronJob', { ...counting, type: 'batch.CronJob', status: {} }],

  ['v1/Service', { ...inNamespace, type: 'core.Service', status: { loadBalancer: {} }, prepared: service }],
  ['networking.k8s.io/v1/Ingress', { ...counting, type: 'networking.Ingress', status: { loadBalancer: {} } }],
  ['networking.k8s.io/v1/NetworkPolicy', { ...counting, type: 'networking.NetworkPolicy' }],

  ['v1/ConfigMap', { ...inNamespace, type: 'core.ConfigMap' }],
  ['v1/Secret', { ...inNamespace, type: 'core.Secret', prepared: secret }],
  ['v1/ServiceAccount', { ...inNamespace, type: 'core.ServiceAccount', prepared: serviceAccount }],
  ['v1/Namespace', { ...clusterWide, type: 'core.Namespace', status: { phase: 'Active' }, prepared: namespace }],
  [
    'v1/PersistentVolume',
    { ...clusterWide, type: 'core.PersistentVolume', status: { phase: 'Pending' }, prepared: persistentVolume },
  ],
  [
    'v1/PersistentVolumeClaim',
    { ...inNamespace, type: 'core.PersistentVolumeClaim', status: {}, prepared: persistentVolumeClaim },
  ],
  ['storage.k8s.io/v1/StorageClass', { ...clusterWide, type: 'storage.StorageClass' }],

  [
    'policy/v1/PodDisruptionBudget',
    {
      ...counting,
      type: 'policy.PodDisruptionBudget',
      status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
    },
  ],
  [
    'autoscaling/v2/HorizontalPodAutoscaler',
    { ...counting, type: 'autoscaling.HorizontalPodAutoscaler', status: { desiredReplicas: 0, currentMetrics: null } },
  ],
  ['scheduling.k8s.io/v1/PriorityClass', { ...clusterWide, counts: true, type: 'scheduling.PriorityClass' }],
  ['coordination.k8s.io/v1/Lease', { ...inNamespace, type: 'coordination.Lease' }],

  ['rbac.authorization.k8s.io/v1/Role', { ...inNamespace, type: 'rbac.Role' }],
  ['rbac.authorization.k8s.io/v1/RoleBinding', { ...inNamespace, type: 'rbac.RoleBinding' }],
  ['rbac.authorization.k8s.io/v1/ClusterRole', { ...clusterWide, type: 'rbac.ClusterRole' }],
  ['rbac.authorization.k8s.io/v1/ClusterRoleBinding', { ...clusterWide, type: 'rbac.ClusterRoleBinding' }],

  [
    'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration',
    { ...clusterWide, counts: true, type: 'admissionregistration.ValidatingWebhookConfiguration' },
  ],
  [
    'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration',
    { ...clusterWide, counts: true, type: 'admissionregistration.MutatingWebhookConfiguration' },
  ],
  [
    'apiextensions.k8s.io/v1/CustomResourceDefinition',
    {
      ...clusterWide,
      counts: true,
      type: 'apiextensions.CustomResourceDefinition',
      prepared: customResourceDefinition,
    },
  ],
]);
