import type { ClusterObject, Kind } from '../../../src/domain/kubernetes/query.ts';
import { itemsAt, textAt } from '../field.ts';

/** A kind as the API has it in one version. */
export interface ApiKind {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** As it stands in paths. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** `apps/v1` or `v1` */
export function apiVersionOf({ group, version }: Pick<ApiKind, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}

/** What all versions of a kind have in common: `applications.argoproj.io`, `pods` */
export function resourceOf({ group, plural }: Pick<ApiKind, 'group' | 'plural'>): string {
  return group === '' ? plural : `${plural}.${group}`;
}

export function groupAndVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/');
  return { group: apiVersion.slice(0, Math.max(slash, 0)), version: apiVersion.slice(slash + 1) };
}

const inNamespaces: Readonly<Record<string, string>> = {
  v1: 'ConfigMap Endpoints Event LimitRange PersistentVolumeClaim Pod ReplicationController ResourceQuota Secret Service ServiceAccount',
  'apps/v1': 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet',
  'autoscaling/v2': 'HorizontalPodAutoscaler',
  'batch/v1': 'CronJob Job',
  'coordination.k8s.io/v1': 'Lease',
  'discovery.k8s.io/v1': 'EndpointSlice',
  'events.k8s.io/v1': 'Event',
  'networking.k8s.io/v1': 'Ingress NetworkPolicy',
  'policy/v1': 'PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1': 'Role RoleBinding',
};

const ofTheCluster: Readonly<Record<string, string>> = {
  v1: 'Namespace Node PersistentVolume',
  'admissionregistration.k8s.io/v1':
    'MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/v1': 'CustomResourceDefinition',
  'apiregistration.k8s.io/v1': 'APIService',
  'networking.k8s.io/v1': 'IngressClass',
  'node.k8s.io/v1': 'RuntimeClass',
  'rbac.authorization.k8s.io/v1': 'ClusterRole ClusterRoleBinding',
  'scheduling.k8s.io/v1': 'PriorityClass',
  'storage.k8s.io/v1': 'CSIDriver CSINode StorageClass VolumeAttachment',
};

/** The kinds that every API server has, as far as a platform uses them. */
export const builtIn: readonly ApiKind[] = [...kindsIn(inNamespaces, true), ...kindsIn(ofTheCluster, false)];

function kindsIn(table: Readonly<Record<string, string>>, namespaced: boolean): readonly ApiKind[] {
  return Object.entries(table).flatMap(([apiVersion, kinds]) => {
    const { group, version } = groupAndVersion(apiVersion);
    return kinds.split(' ').map((kind) => ({ group, version, kind, plural: pluralOf(kind), namespaced }));
  });
}

/** As Kubernetes and those who write definitions build it, nearly always. */
export function pluralOf(kind: string): string {
  const lower = kind.toLowerCase();
  if (lower === 'endpoints') return lower;
  if (/[^aeiou]y$/.test(lower)) return `${lower.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(lower) ? `${lower}es` : `${lower}s`;
}

/** What a CustomResourceDefinition adds to the API: a kind for each version that is served. */
export function kindsOf(definition: ClusterObject): readonly ApiKind[] {
  const group = textAt(definition, 'spec', 'group');
  const kind = textAt(definition, 'spec', 'names', 'kind');
  const plural = textAt(definition, 'spec', 'names', 'plural');
  const namespaced = textAt(definition, 'spec', 'scope') === 'Namespaced';
  return itemsAt(definition, 'spec', 'versions')
    .filter((version) => version['served'] === true)
    .map((version) => ({ group, version: textAt(version, 'name'), kind, plural, namespaced }));
}

export const definitions: Kind = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };

/** How a definition is written down: what discovery needs, without any schema. */
export interface Definition {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: string;
  readonly versions: readonly string[];
}

/** The object for it, which keeps whatever its objects say. */
export function definitionOf({ group, kind, plural, scope, versions }: Definition): ClusterObject {
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  const names = { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` };
  return {
    ...definitions,
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope,
      names,
      versions: versions.map((name, index) => ({ name, served: true, storage: index === 0, schema })),
    },
    status: {
      acceptedNames: names,
      storedVersions: versions.slice(0, 1),
      conditions: ['NamesAccepted', 'Established'].map((type) => ({ type, status: 'True', reason: type })),
    },
  };
}

/** Whether a text like `Secret` or `apps/v1 Deployment` names the kind. */
export function isNamed(name: string, { kind, ...where }: ApiKind): boolean {
  const [first = '', second] = name.split(' ');
  return second === undefined ? first === kind : first === apiVersionOf(where) && second === kind;
}
