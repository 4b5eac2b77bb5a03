import type { Change } from '../domain/bootstrap/plan.ts';
import { everything } from '../domain/kubernetes/query.ts';
import type { Clock, Cluster } from '../ports.ts';
import { sentenceOf } from './bootstrap/keySituation.ts';

/** A Deployment of the Sealed Secrets controller. */
export interface Controller {
  readonly namespace: string;
  readonly name: string;
  readonly mayRestart: boolean;
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
  return named.map(({ metadata: { name } }) => ({ namespace, name, mayRestart }));
}

/** How the plan says it. */
export function restartChange({ namespace, name }: Controller): Change {
  const what = `Deployment ${namespace}/${name}: restarted, so that it takes the key`;
  return { target: 'cluster', action: 'update', what, diff: '' };
}

/** Restarts it as `kubectl rollout restart` does; a sentence on what is left to do when that is not possible, else null. */
export async function restart(
  { cluster, clock }: { readonly cluster: Cluster; readonly clock: Clock },
  { namespace, name, mayRestart }: Controller,
  signal: AbortSignal,
): Promise<string | null> {
  const byHand = `The controller takes keys only when it starts: kubectl --namespace ${namespace} rollout restart deployment ${name}`;
  if (!mayRestart) return byHand;
  const annotations = {
    'kubectl.kubernetes.io/restartedAt': clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
  };
  const patch = { spec: { template: { metadata: { annotations } } } };
  const answer = await cluster.writes.patch(kind, { namespace, name }, patch, signal);
  return 'value' in answer ? null : `It can't be restarted: ${sentenceOf(answer.failure)} ${byHand}`;
}
