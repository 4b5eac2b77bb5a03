import type { ClusterObject } from '../../src/domain/kubernetes/query.ts';
import type { State } from './api/state.ts';
import { itemsAt, mapAt, plus } from './field.ts';

/** How much of what a benchmark wants. */
export interface Scale {
  /** Applications in all. */
  readonly applications?: number;
  /** Bytes of JSON that each of them has, at least. */
  readonly bytes?: number;
  /** Objects in all. */
  readonly objects?: number;
}

/** Adds Applications like gitlab, and Pods, until there are so many. */
export function scale(state: State, { applications = 0, bytes = 30_000, objects = 0 }: Scale): void {
  const kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
  const model = state.get(kind, { namespace: 'argocd', name: 'gitlab' });
  if (model !== undefined) {
    const grown = larger(model, bytes);
    for (let index = state.list(kind).length; index < applications; index++) {
      const name = `app-${index}`;
      const labels = { 'app.kubernetes.io/name': name };
      state.put({ ...grown, metadata: { name, namespace: 'argocd', labels } });
    }
  }
  const pods = state.list({ apiVersion: 'v1', kind: 'Pod' });
  const missing = objects - countOf(state);
  for (let index = 0; index < missing; index++) {
    const [pod] = pods;
    if (pod === undefined) return;
    state.put({
      ...pod,
      metadata: { name: `pod-${index}`, namespace: 'default', labels: { app: `app-${index % 100}` } },
    });
  }
}

/** All objects, whatever their kind; each is counted in one version only. */
function countOf(state: State): number {
  const seen = new Map(
    state.kinds.map(({ group, version, kind }) => [
      `${group}/${kind}`,
      { apiVersion: group === '' ? version : `${group}/${version}`, kind },
    ]),
  );
  return [...seen.values()].reduce((count, kind) => count + state.list(kind).length, 0);
}

/** Realistic growth: more resources, in the status and in the result of the last sync. */
function larger(model: ClusterObject, bytes: number): ClusterObject {
  // Metadata are those of another, and smaller.
  const base = JSON.stringify({ ...withMore(model, 0), metadata: {} }).length;
  const each = (JSON.stringify({ ...withMore(model, 100), metadata: {} }).length - base) / 100;
  return withMore(model, Math.max(0, Math.ceil((bytes - base) / each)));
}

function withMore(model: ClusterObject, count: number): ClusterObject {
  const status = mapAt(model, 'status');
  const state = mapAt(status, 'operationState');
  const result = mapAt(state, 'syncResult');
  const more = Array.from({ length: count }, (_, index) => ({
    version: 'v1',
    kind: 'ConfigMap',
    namespace: 'gitlab',
    name: `settings-of-a-component-${index}`,
    status: 'Synced',
  }));
  const results = more.map((one) => plus(one, { syncPhase: 'Sync', message: 'configmap unchanged' }));
  const syncResult = { ...result, resources: [...itemsAt(result, 'resources'), ...results] };
  return {
    ...model,
    status: {
      ...status,
      resources: [...itemsAt(status, 'resources'), ...more],
      operationState: { ...state, syncResult },
    },
  };
}
