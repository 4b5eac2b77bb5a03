import { bool, dyn, int, listOf, mapOf, messageOf, string, timestamp } from '../type.ts';
import type { Type } from '../type.ts';

const texts = listOf(string);
const pairs = mapOf(string, string);

const kind = messageOf('kubernetes.GroupVersionKind', { group: string, version: string, kind: string });
const resource = messageOf('kubernetes.GroupVersionResource', { group: string, version: string, resource: string });

const user = messageOf('kubernetes.UserInfo', {
  username: string,
  uid: string,
  groups: texts,
  extra: mapOf(string, texts),
});

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

export const requestType: Type = messageOf('kubernetes.AdmissionRequest', requestFields);

/** Kyverno has the objects in it too (kyverno, pkg/cel/compiler/request.go). */
export const kyvernoRequestType: Type = messageOf('kubernetes.AdmissionRequest', {
  ...requestFields,
  object: dyn,
  oldObject: dyn,
});

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
