import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Item } from './inventory.ts';
import type { Json, JsonObject } from './json.ts';
import type { ChartRecord } from './record.ts';

/**
 * A chart that renders what the record says: every object with kind, name, namespace, labels and images, and the least
 * that the API server wants besides. For tests that need a chart which can't be had; it is never part of a platform.
 */
export async function writeStandIn(record: ChartRecord, charts: string): Promise<string> {
  const { name, version } = record.chart;
  const folder = path.join(charts, `${name}-${version}`);
  await mkdir(path.join(folder, 'templates'), { recursive: true });
  const chart = {
    apiVersion: 'v2',
    name,
    version,
    description: `Stand-in for ${name} ${version}, made from its record.`,
  };
  await writeFile(path.join(folder, 'Chart.yaml'), `${JSON.stringify(chart)}\n`);
  await writeFile(path.join(folder, 'templates/objects.yaml'), record.objects.map(documentOf).join(''));
  return folder;
}

/** Braces in a name or label would be taken for an action of the template. */
function documentOf(item: Item): string {
  return `---\n${JSON.stringify(objectOf(item)).replaceAll('{{', '{{ "{{" }}')}\n`;
}

/** The object of an item of an inventory. */
export function objectOf(item: Item): JsonObject {
  const metadata = {
    name: item.name,
    ...(item.namespace === null ? {} : { namespace: item.namespace }),
    labels: item.labels,
    ...(item.hook === undefined ? {} : { annotations: { 'helm.sh/hook': item.hook } }),
  };
  return { apiVersion: item.apiVersion, kind: item.kind, metadata, ...bodyOf(item) };
}

const bodies: Readonly<Record<string, (item: Item) => JsonObject>> = {
  ClusterRole: () => ({ rules: [] }),
  ClusterRoleBinding: roleReference('ClusterRole'),
  CronJob: (item) => ({
    spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: podOf(item, { restartPolicy: 'Never' }) } } },
  }),
  CustomResourceDefinition: definitionOf,
  DaemonSet: workloadOf,
  Deployment: workloadOf,
  Job: (item) => ({ spec: { template: podOf(item, { restartPolicy: 'Never' }) } }),
  NetworkPolicy: () => ({ spec: { podSelector: {} } }),
  PersistentVolumeClaim: () => ({
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  }),
  Pod: (item) => ({ spec: podOf(item, {})['spec'] ?? {} }),
  PriorityClass: () => ({ value: 1000 }),
  Role: () => ({ rules: [] }),
  RoleBinding: roleReference('Role'),
  Service: (item) => ({ spec: { ports: item.ports ?? [] } }),
  StatefulSet: (item) => ({ spec: { serviceName: item.name, ...specOf(item) } }),
  StorageClass: () => ({ provisioner: 'example.org/stand-in' }),
};

function bodyOf(item: Item): JsonObject {
  const body = Object.hasOwn(bodies, item.kind) ? bodies[item.kind] : undefined;
  if (body !== undefined) {
    return body(item);
  }
  return item.kind === 'AutoscalingRunnerSet' ? { spec: { template: podOf(item, {}) } } : {};
}

function workloadOf(item: Item): JsonObject {
  return { spec: specOf(item) };
}

function specOf(item: Item): JsonObject {
  return { selector: { matchLabels: item.podLabels ?? {} }, template: podOf(item, {}) };
}

/** A pod that every policy and every Pod Security level accepts: an inventory knows nothing about security contexts. */
function podOf({ images = [], podLabels = {} }: Item, more: JsonObject): JsonObject {
  const containers = images.map((image, index) => ({
    name: `container-${index}`,
    image,
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  }));
  const securityContext = { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } };
  return { metadata: { labels: podLabels }, spec: { ...more, securityContext, containers } };
}

function roleReference(kind: string): (item: Item) => JsonObject {
  return (item) => ({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: item.name }, subjects: [] });
}

function definitionOf({ defines }: Item): JsonObject {
  if (defines === undefined) {
    return {};
  }
  const { group, kind, plural, scope, versions } = defines;
  const schema: Json = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  return {
    spec: {
      group,
      scope,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: versions.map((name, index) => ({ name, served: true, storage: index === 0, schema })),
    },
  };
}
