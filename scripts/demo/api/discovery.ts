import { apiVersionOf } from './kinds.ts';
import type { ApiKind } from './kinds.ts';

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'] as const;

/** Resources that are asked and never stored. */
const asked: readonly ApiKind[] = [
  review('authorization.k8s.io', 'SelfSubjectAccessReview'),
  review('authorization.k8s.io', 'SelfSubjectRulesReview'),
  review('authentication.k8s.io', 'SelfSubjectReview'),
];

function review(group: string, kind: string): ApiKind {
  return { group, version: 'v1', kind, plural: `${kind.toLowerCase()}s`, namespaced: false };
}

/** Parts of objects that clients look for. */
const parts: readonly { readonly of: string; readonly part: string; readonly verbs: readonly string[] }[] = [
  { of: 'pods', part: 'log', verbs: ['get'] },
  { of: 'services', part: 'proxy', verbs: ['create', 'get'] },
];

/** The APIResourceList of a group and version; null when the API has none. */
export function resourceList(kinds: readonly ApiKind[], group: string, version: string): unknown {
  const here = kinds.filter((kind) => kind.group === group && kind.version === version);
  const reviews = asked.filter((kind) => kind.group === group && kind.version === version);
  if (here.length + reviews.length === 0) return null;
  const resources = here.flatMap((kind) => [entryOf(kind, kind.plural, verbs)].concat(partsOf(kind)));
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf({ group, version }),
    resources: [...resources, ...reviews.map((kind) => entryOf(kind, kind.plural, ['create']))],
  };
}

function partsOf(kind: ApiKind) {
  return parts
    .filter(({ of }) => of === kind.plural && kind.group === '')
    .map((one) => entryOf(kind, `${one.of}/${one.part}`, one.verbs));
}

/** What people type; parts of objects have none. */
const shortNames: Readonly<Record<string, readonly string[]>> = {
  Application: ['app', 'apps'],
  ConfigMap: ['cm'],
  CronJob: ['cj'],
  CustomResourceDefinition: ['crd', 'crds'],
  DaemonSet: ['ds'],
  Deployment: ['deploy'],
  Event: ['ev'],
  Namespace: ['ns'],
  NetworkPolicy: ['netpol'],
  Node: ['no'],
  PersistentVolume: ['pv'],
  PersistentVolumeClaim: ['pvc'],
  Pod: ['po'],
  ReplicaSet: ['rs'],
  Service: ['svc'],
  ServiceAccount: ['sa'],
  StatefulSet: ['sts'],
  StorageClass: ['sc'],
  ValidatingPolicy: ['vpol'],
};

function entryOf({ kind, namespaced }: ApiKind, name: string, can: readonly string[]) {
  const isWhole = !name.includes('/');
  const short = isWhole && Object.hasOwn(shortNames, kind) ? { shortNames: shortNames[kind] } : {};
  return { name, singularName: isWhole ? kind.toLowerCase() : '', namespaced, kind, verbs: can, ...short };
}

/** What `/api` and `/apis` answer; null for other paths. */
export function rootsOf(kinds: readonly ApiKind[], path: string, server: string): unknown {
  if (path === '/api') {
    const serverAddressByClientCIDRs = [{ clientCIDR: '0.0.0.0/0', serverAddress: server }];
    return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs };
  }
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(kinds) };
  const group = /^\/apis\/([^/]+)$/.exec(path)?.[1];
  const found = groupsOf(kinds).find(({ name }) => name === group);
  return found === undefined ? null : { kind: 'APIGroup', apiVersion: 'v1', ...found };
}

function groupsOf(kinds: readonly ApiKind[]) {
  const groups = new Map<string, Set<string>>();
  for (const { group, version } of [...kinds, ...asked]) {
    if (group !== '') groups.set(group, (groups.get(group) ?? new Set<string>()).add(version));
  }
  return [...groups].map(([name, served]) => {
    const versions = [...served].map((version) => ({ groupVersion: `${name}/${version}`, version }));
    return { name, versions, preferredVersion: versions[0] };
  });
}

/** Whether a path asks for such a review, and for which. */
export function reviewAt(path: string): string | null {
  const found = asked.find(({ group, version, plural }) => path === `/apis/${group}/${version}/${plural}`);
  return found?.kind ?? null;
}
