import type { Change } from '../domain/bootstrap/plan.ts';
import { everything } from '../domain/kubernetes/query.ts';
import type { ClusterObject, Query } from '../domain/kubernetes/query.ts';
import { dateAt, listAt, textAt } from '../domain/kubernetes/read.ts';
import { visible } from '../domain/visible.ts';
import type { Clock, Cluster } from '../ports.ts';
import { sentenceOf } from '../domain/kubernetes/failure.ts';
import { keysQuery } from '../domain/sealing/keysQuery.ts';

/** A Deployment of the Sealed Secrets controller. */
export interface Controller {
  readonly namespace: string;
  readonly name: string;
  readonly mayRestart: boolean;
  /** Somebody has brought a key since its newest Pod was made: it does not know that one. */
  readonly isBehind: boolean;
}

const kind = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;

/** The controllers that run in a namespace, by the label of the chart or that of the manifests; none when nobody may look. */
export async function controllersIn(
  cluster: Cluster,
  namespace: string,
  signal: AbortSignal,
): Promise<readonly Controller[]> {
  const found = await cluster.list({ ...everything(kind.apiVersion, kind.kind), namespace, view: 'metadata' }, signal);
  if ('failure' in found) return [];
  const named = found.value.objects.filter(
    ({ metadata: { name, labels = {} } }) =>
      labels['app.kubernetes.io/name'] === 'sealed-secrets' || name === 'sealed-secrets-controller',
  );
  if (named.length === 0) return [];
  const right = { verb: 'patch', group: 'apps', resource: 'deployments', namespace } as const;
  const may = await cluster.may(right, null, signal);
  const mayRestart = 'value' in may && may.value;
  const keys = await listed(cluster, keysQuery(namespace, 'metadata'), signal);
  const pods = await listed(cluster, { ...everything('v1', 'Pod'), namespace, view: 'metadata' }, signal);
  // The controller knows what it has made itself: those names are generated (pkg/controller/keys.go).
  const brought = newest(keys.filter((key) => textAt(key, 'metadata', 'generateName') === ''));
  return named.map(({ metadata: { name } }) => {
    const began = newest(pods.filter((pod) => isOf(name, pod)));
    return { namespace, name, mayRestart, isBehind: began !== null && brought !== null && began < brought };
  });
}

/** None where nobody may look. */
async function listed(cluster: Cluster, query: Query, signal: AbortSignal): Promise<readonly ClusterObject[]> {
  const found = await cluster.list(query, signal);
  return 'value' in found ? found.value.objects : [];
}

/** When the newest was created, by the clock of the API server; null for none. */
function newest(objects: readonly ClusterObject[]): number | null {
  const times = objects.flatMap((one) => dateAt(one, 'metadata', 'creationTimestamp')?.getTime() ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

/** Whether a Pod is one of a Deployment, whose ReplicaSets have the hash of its template in their names. */
function isOf(deployment: string, pod: ClusterObject): boolean {
  const set = `${deployment}-${textAt(pod, 'metadata', 'labels', 'pod-template-hash')}`;
  return listAt(pod, 'metadata', 'ownerReferences').some(
    (owner) => textAt(owner, 'kind') === 'ReplicaSet' && textAt(owner, 'name') === set,
  );
}

/** How the plan says it. */
export function restartChange({ namespace, name }: Controller): Change {
  const what = `Deployment ${namespace}/${name}: restarted, so that it takes the key`;
  return { target: 'cluster', action: 'update', what, diff: '' };
}

/** Restarts them, and says so; in sentences what was restarted, and what is left to do after the first that can't be. */
export async function restartAll(
  ports: { readonly cluster: Cluster; readonly clock: Clock },
  controllers: readonly Controller[],
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const told: string[] = [];
  for (const controller of controllers) {
    const left = await restart(ports, controller, signal);
    if (left !== null) return [...told, left];
    const name = visible(`Deployment ${controller.namespace}/${controller.name}`);
    say(`Restarted ${name}`);
    told.push(`${name} is restarted, so that it takes the key.`);
  }
  return told;
}

/** Restarts it as `kubectl rollout restart` does; a sentence on what is left to do when that is not possible, else null. */
export async function restart(
  { cluster, clock }: { readonly cluster: Cluster; readonly clock: Clock },
  { namespace, name, mayRestart }: Controller,
  signal: AbortSignal,
): Promise<string | null> {
  const hand = byHand({ namespace, name });
  if (!mayRestart) return hand;
  const annotations = {
    'kubectl.kubernetes.io/restartedAt': clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
  };
  const patch = { spec: { template: { metadata: { annotations } } } };
  const answer = await cluster.writes.patch(kind, { namespace, name }, patch, signal);
  return 'value' in answer ? null : `It can't be restarted: ${sentenceOf(answer.failure)} ${hand}`;
}

/** What a person does where Slipway can't. */
export function byHand({ namespace, name }: Pick<Controller, 'namespace' | 'name'>): string {
  return `The controller takes keys only when it starts: kubectl --namespace ${namespace} rollout restart deployment ${name}`;
}
