import { bool, dyn, int, listOf, mapOf, messageOf, string, timestamp } from '../type.ts';
import type { Type } from '../type.ts';

const texts = listOf(string);
const pairs = mapOf(string, string);

const kind = messageOf('kubernetes.GroupVersionKind', { group: string, version: string, kind: string });
const resource = messageOf('kubernetes.GroupVersionResource', { group: string, version: string, resource: string });

/** What is known of who asks. */
export const userDescriptions: ReadonlyMap<string, string> = new Map([
  ['username', 'The name of who asks; of a service account it begins with "system:serviceaccount:".'],
  ['uid', 'What tells users of one name apart.'],
  ['groups', 'The groups that the user is in.'],
  ['extra', 'What the authenticator says besides.'],
]);

/** What a request says, to Kubernetes' expressions and to Kyverno's. */
export const requestDescriptions: ReadonlyMap<string, string> = new Map([
  ['kind', 'The kind of the object, in the version that the policy sees.'],
  ['resource', 'The same kind with its plural name.'],
  ['subResource', 'The part of the object that is asked about, such as "status"; empty for the object itself.'],
  ['requestKind', 'The kind of the object, in the version that was asked for.'],
  ['requestResource', 'The same kind with its plural name.'],
  ['requestSubResource', 'The part of the object that was asked for, such as "status"; empty for the object itself.'],
  ['name', 'The name of the object; empty where one is still to be made by generateName.'],
  ['namespace', 'The namespace of the object; empty where it has none.'],
  ['operation', 'CREATE, UPDATE, DELETE or CONNECT.'],
  ['userInfo', 'Who asks.'],
  ['roles', 'The Roles that are bound to who asks, each as namespace:name.'],
  ['clusterRoles', 'The ClusterRoles that are bound to who asks.'],
  ['dryRun', 'Whether nothing of it will be kept.'],
  ['options', 'The options of the operation.'],
  ['object', 'The object as it would be; there is none for DELETE.'],
  ['oldObject', 'The object as it was; there is none for CREATE.'],
  ['uid', 'What tells this request from all others.'],
]);

const user = messageOf(
  'kubernetes.UserInfo',
  { username: string, uid: string, groups: texts, extra: mapOf(string, texts) },
  userDescriptions,
);

/** What Kubernetes declares of an AdmissionRequest (k8s.io/apiserver, pkg/admission/plugin/cel/compile.go). */
const requestFields: Readonly<Record<string, Type>> = {
  kind,
  resource,
  subResource: string,
  requestKind: kind,
  requestResource: resource,
  requestSubResource: string,
  name: string,
  namespace: string,
  operation: string,
  userInfo: user,
  dryRun: bool,
  options: dyn,
};

export const requestType: Type = messageOf('kubernetes.AdmissionRequest', requestFields, requestDescriptions);

/** Kyverno has the objects in it too (kyverno, pkg/cel/compiler/request.go). */
export const kyvernoRequestType: Type = messageOf(
  'kubernetes.AdmissionRequest',
  { ...requestFields, object: dyn, oldObject: dyn },
  requestDescriptions,
);

/** What Kubernetes declares of a Namespace; the name of its uid is written in capitals there. */
export const namespaceType: Type = messageOf('kubernetes.Namespace', {
  metadata: messageOf('kubernetes.NamespaceMetadata', {
    name: string,
    generateName: string,
    namespace: string,
    labels: pairs,
    annotations: pairs,
    UID: string,
    creationTimestamp: timestamp,
    deletionGracePeriodSeconds: int,
    deletionTimestamp: timestamp,
    generation: int,
    resourceVersion: string,
    finalizers: texts,
  }),
  spec: messageOf('kubernetes.NamespaceSpec', { finalizers: texts }),
  status: messageOf('kubernetes.NamespaceStatus', {
    conditions: listOf(
      messageOf('kubernetes.NamespaceCondition', {
        status: string,
        type: string,
        lastTransitionTime: timestamp,
        message: string,
        reason: string,
      }),
    ),
    phase: string,
  }),
});
