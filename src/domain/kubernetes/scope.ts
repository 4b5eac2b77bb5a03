import { splitApiVersion } from './object.ts';
import type { Kind } from './query.ts';

/**
 * Kinds that lie in no namespace, by their group: those of Kubernetes itself as its OpenAPI documents have them, and those
 * that the charts of the template, and what usually stands beside them, define (`scope: Cluster`).
 */
const clusterWide: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume']],
  [
    'admissionregistration.k8s.io',
    [
      'MutatingAdmissionPolicy',
      'MutatingAdmissionPolicyBinding',
      'MutatingWebhookConfiguration',
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
      'ValidatingWebhookConfiguration',
    ],
  ],
  ['apiextensions.k8s.io', ['CustomResourceDefinition']],
  ['apiregistration.k8s.io', ['APIService']],
  ['authentication.k8s.io', ['SelfSubjectReview', 'TokenReview']],
  ['authorization.k8s.io', ['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview']],
  ['certificates.k8s.io', ['CertificateSigningRequest', 'ClusterTrustBundle']],
  ['flowcontrol.apiserver.k8s.io', ['FlowSchema', 'PriorityLevelConfiguration']],
  ['internal.apiserver.k8s.io', ['StorageVersion']],
  ['networking.k8s.io', ['IPAddress', 'IngressClass', 'ServiceCIDR']],
  ['node.k8s.io', ['RuntimeClass']],
  ['rbac.authorization.k8s.io', ['ClusterRole', 'ClusterRoleBinding']],
  ['resource.k8s.io', ['DeviceClass', 'DeviceTaintRule', 'ResourcePoolStatusRequest', 'ResourceSlice']],
  ['scheduling.k8s.io', ['PriorityClass']],
  ['storage.k8s.io', ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass']],
  ['storagemigration.k8s.io', ['StorageVersionMigration']],
  [
    'aquasecurity.github.io',
    [
      'ClusterComplianceReport',
      'ClusterConfigAuditReport',
      'ClusterInfraAssessmentReport',
      'ClusterRbacAssessmentReport',
      'ClusterSbomReport',
      'ClusterVulnerabilityReport',
    ],
  ],
  ['argoproj.io', ['ClusterAnalysisTemplate']],
  ['cert-manager.io', ['ClusterIssuer']],
  ['gateway.networking.k8s.io', ['GatewayClass']],
  ['gateway.networking.x-k8s.io', ['XMesh']],
  ['kyverno.io', ['ClusterCleanupPolicy', 'ClusterPolicy', 'GlobalContextEntry']],
  [
    'policies.kyverno.io',
    ['DeletingPolicy', 'GeneratingPolicy', 'ImageValidatingPolicy', 'MutatingPolicy', 'ValidatingPolicy'],
  ],
  ['reports.kyverno.io', ['ClusterEphemeralReport']],
  ['snapshot.storage.k8s.io', ['VolumeSnapshotClass', 'VolumeSnapshotContent']],
  ['wgpolicyk8s.io', ['ClusterPolicyReport']],
]);

/** Whether objects of a kind lie in no namespace, in whatever version. What else others define is not known here. */
export function isClusterWide({ apiVersion, kind }: Kind): boolean {
  return clusterWide.get(splitApiVersion(apiVersion).group)?.includes(kind) ?? false;
}

/** Whether a kind of that name lies in no namespace, in whatever group. */
export function isClusterWideSomewhere(kind: string): boolean {
  return [...clusterWide.values()].some((kinds) => kinds.includes(kind));
}
