import { textAt } from '../kubernetes/read.ts';
import type { ClusterObject, Query } from '../kubernetes/query.ts';
import { everything, keyOfQuery } from '../kubernetes/query.ts';
import { isApplication } from '../argocd/application.ts';
import { partsOf } from './application.ts';
import { claimsOf } from './claim.ts';
import type { Ref } from './explanation.ts';
import { isReady } from './pod.ts';
import { refOf } from './seen.ts';
import type { Looked, Related } from './seen.ts';
import { makesPods } from './workload.ts';

/** Something to be listed, and where it belongs. */
export interface Look {
  readonly what: keyof Related;
  readonly query: Query;
}

/** What is to be seen around culprits: at most one list a kind and namespace. */
export function firstLooks(culprits: readonly Looked[]): readonly Look[] {
  return distinct(
    culprits.flatMap(({ culprit, object }) => {
      if (typeof object === 'string') return [];
      const roots = isApplication(culprit) ? partsOf(object) : [culprit];
      return [eventsAbout(culprit)].concat(roots.flatMap(around));
    }),
  );
}

function around(ref: Ref): readonly Look[] {
  const { kind, namespace } = ref;
  if (kind === 'Pod') return [look('pods', 'v1', 'Pod', namespace), eventsAbout(ref)];
  if (!makesPods(ref)) return [];
  return [
    look('pods', 'v1', 'Pod', namespace),
    ...(kind === 'Deployment' ? [look('replicaSets', 'apps/v1', 'ReplicaSet', namespace)] : []),
    ...(kind === 'CronJob' ? [look('jobs', 'batch/v1', 'Job', namespace)] : []),
    eventsAbout(ref),
  ];
}

/** What the pods that do not serve make worth a look: their claims, and the nodes they are on. */
export function secondLooks(pods: readonly ClusterObject[]): readonly Look[] {
  const unready = pods.filter((pod) => !isReady(pod) && textAt(pod, 'status', 'phase') !== 'Succeeded');
  const claiming = unready.filter((pod) => textAt(pod, 'status', 'phase') === 'Pending' && claimsOf(pod).size > 0);
  const placed = unready.filter((pod) => textAt(pod, 'spec', 'nodeName') !== '');
  return distinct([
    ...claiming.map((pod) => look('claims', 'v1', 'PersistentVolumeClaim', refOf(pod).namespace)),
    ...placed.map(() => look('nodes', 'v1', 'Node', null)),
  ]);
}

/** Those of what has no namespace lie in `default`. */
function eventsAbout({ namespace }: Ref): Look {
  const query = { ...everything('v1', 'Event'), namespace: namespace ?? 'default', fields: 'type!=Normal' };
  return { what: 'events', query };
}

function look(what: keyof Related, apiVersion: string, kind: string, namespace: string | null): Look {
  return { what, query: { ...everything(apiVersion, kind), namespace } };
}

function distinct(looks: readonly Look[]): readonly Look[] {
  return [...new Map(looks.map((one) => [keyOfQuery(one.query), one])).values()];
}
