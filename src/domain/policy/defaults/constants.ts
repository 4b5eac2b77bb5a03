import type { JsonMap } from './shape.ts';

const mode0644 = { defaultMode: 420 };
const container = { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' };
const iscsi = { iscsiInterface: 'default' };
const rbd = { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' };
const scaleIO = { storageMode: 'ThinProvisioned', fsType: 'xfs' };
const webhook = {
  failurePolicy: 'Fail',
  matchPolicy: 'Equivalent',
  namespaceSelector: {},
  objectSelector: {},
  timeoutSeconds: 10,
};

/**
 * What the fields of a type are when nobody has said anything, whatever else there is (the functions SetDefaults_… of
 * k8s.io/kubernetes, pkg/apis, and the markers `+default` of k8s.io/api).
 */
export const constants: Readonly<Record<string, JsonMap>> = {
  'core.PodSpec': {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
  },
  'core.Container': container,
  'core.EphemeralContainer': container,
  'core.ContainerPort': { protocol: 'TCP' },
  'core.Probe': { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
  'core.HTTPGetAction': { path: '/', scheme: 'HTTP' },
  'core.GRPCAction': { service: '' },
  'core.ObjectFieldSelector': { apiVersion: 'v1' },
  'core.FileKeySelector': { optional: false },

  'core.HostPathVolumeSource': { type: '' },
  'core.SecretVolumeSource': mode0644,
  'core.ConfigMapVolumeSource': mode0644,
  'core.DownwardAPIVolumeSource': mode0644,
  'core.ProjectedVolumeSource': mode0644,
  'core.ServiceAccountTokenProjection': { expirationSeconds: 3600 },
  'core.ISCSIVolumeSource': iscsi,
  'core.ISCSIPersistentVolumeSource': iscsi,
  'core.RBDVolumeSource': rbd,
  'core.RBDPersistentVolumeSource': rbd,
  'core.ScaleIOVolumeSource': scaleIO,
  'core.ScaleIOPersistentVolumeSource': scaleIO,
  'core.AzureDiskVolumeSource': { cachingMode: 'ReadWrite', fsType: 'ext4', readOnly: false, kind: 'Shared' },
  'core.PersistentVolumeClaimSpec': { volumeMode: 'Filesystem' },
  'core.PersistentVolumeSpec': { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' },
  'storage.StorageClass': { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },

  'core.Secret': { type: 'Opaque' },
  'core.ServiceSpec': { type: 'ClusterIP', sessionAffinity: 'None' },
  'core.ServicePort': { protocol: 'TCP' },
  'networking.NetworkPolicyPort': { protocol: 'TCP' },

  'core.ReplicationControllerSpec': { replicas: 1 },
  'apps.ReplicaSetSpec': { replicas: 1 },
  'apps.DeploymentSpec': { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
  'apps.DeploymentStrategy': { type: 'RollingUpdate' },
  'apps.DaemonSetSpec': { revisionHistoryLimit: 10 },
  'apps.DaemonSetUpdateStrategy': { type: 'RollingUpdate' },
  'apps.StatefulSetSpec': {
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    revisionHistoryLimit: 10,
    persistentVolumeClaimRetentionPolicy: {},
  },
  'apps.StatefulSetPersistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain', whenScaled: 'Retain' },
  'batch.CronJobSpec': {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  'batch.PodFailurePolicyOnPodConditionsPattern': { status: 'True' },

  'autoscaling.HorizontalPodAutoscalerSpec': { minReplicas: 1 },
  'scheduling.PriorityClass': { preemptionPolicy: 'PreemptLowerPriority' },
  'rbac.RoleRef': { apiGroup: 'rbac.authorization.k8s.io' },
  'admissionregistration.ValidatingWebhook': webhook,
  'admissionregistration.MutatingWebhook': { ...webhook, reinvocationPolicy: 'Never' },
  'admissionregistration.RuleWithOperations': { scope: '*' },
  'admissionregistration.ServiceReference': { port: 443 },
  'apiextensions.ServiceReference': { port: 443 },
  'apiextensions.CustomResourceDefinitionSpec': { conversion: { strategy: 'None' } },
};
