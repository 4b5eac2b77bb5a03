import { failureOf } from '../domain/kubernetes/failure.ts';
import type { Answer } from '../domain/kubernetes/failure.ts';
import { everything } from '../domain/kubernetes/query.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { at, isMap, listAt, numberAt, textAt, wordAt } from '../domain/kubernetes/read.ts';
import type { Cluster } from '../ports.ts';

/** A Service, and the name of its port. */
export interface ServicePort {
  readonly namespace: string;
  readonly service: ClusterObject;
  readonly port: string;
}

/**
 * What the Pod behind a Service answers to a GET through a port-forward, which may lead there where the API server can't
 * go itself. The Pod is one that the Service selects and that runs, a ready one first. A failure is a sentence about the
 * Pods; null for a Service that selects none, whose endpoints somebody else knows.
 */
export async function askPodOf(
  cluster: Cluster,
  { namespace, service, port }: ServicePort,
  path: string,
  signal: AbortSignal,
): Promise<Answer<string> | null> {
  const labels = selectorOf(service);
  if (labels === null) return null;
  const listed = await cluster.list({ ...everything('v1', 'Pod'), namespace, labels }, signal);
  if ('failure' in listed) return listed;
  const running = listed.value.objects.filter(runs);
  const pod = running.find(isReady) ?? running[0];
  if (pod === undefined) return { failure: failureOf('missing', `No Pod with the labels ${labels} runs.`) };
  const { name } = pod.metadata;
  const number = numberOf(service, port, pod);
  if (number === null)
    return {
      failure: failureOf('missing', `Pod "${namespace}/${name}" does not have the port "${port}" of the Service.`),
    };
  return cluster.askPod({ namespace, pod: name, port: number }, path, signal);
}

/** As `kubectl -l` takes it; null for a Service whose endpoints are given otherwise. */
function selectorOf(service: ClusterObject): string | null {
  const selector = at(service, 'spec', 'selector');
  const labels = isMap(selector) ? Object.entries(selector) : [];
  return labels.length === 0 ? null : labels.map(([name, value]) => `${name}=${String(value)}`).join(',');
}

function runs(pod: ClusterObject): boolean {
  return textAt(pod, 'status', 'phase') === 'Running' && at(pod, 'metadata', 'deletionTimestamp') === undefined;
}

function isReady(pod: ClusterObject): boolean {
  const conditions = listAt(pod, 'status', 'conditions');
  return conditions.some((one) => textAt(one, 'type') === 'Ready' && textAt(one, 'status') === 'True');
}

/** The number of the container's port: a Service has it, or the name that the Pod has for it (`targetPort`). */
function numberOf(service: ClusterObject, name: string, pod: ClusterObject): number | null {
  const ports = listAt(service, 'spec', 'ports');
  const port = ports.find((one) => textAt(one, 'name') === name) ?? ports[0];
  const target = wordAt(port, 'targetPort');
  if (target === null) return numberAt(port, 'targetPort') ?? numberAt(port, 'port');
  // Containers that stay beside the others are among those that initialise.
  const containers = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')];
  const open = containers.flatMap((container) => listAt(container, 'ports'));
  return numberAt(
    open.find((one) => textAt(one, 'name') === target),
    'containerPort',
  );
}
