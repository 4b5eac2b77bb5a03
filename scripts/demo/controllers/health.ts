import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { itemsAt, numberAt, textAt } from '../field.ts';

/** Health as Argo CD says it; worse ones come later. */
export interface Health {
  readonly status: 'Healthy' | 'Progressing' | 'Degraded';
  readonly message?: string;
}

const order = ['Healthy', 'Progressing', 'Degraded'];

export function worst(all: readonly Health[]): Health {
  return all.reduce<Health>((a, b) => (order.indexOf(b.status) > order.indexOf(a.status) ? b : a), {
    status: 'Healthy',
  });
}

/** Health of a workload, by the rules of Argo CD (gitops-engine, pkg/health). */
export function healthOf(workload: ClusterObject): Health {
  const { kind, metadata } = workload;
  const late = itemsAt(workload, 'status', 'conditions').some(({ reason }) => reason === 'ProgressDeadlineExceeded');
  if (late) return { status: 'Degraded', message: `Deployment "${metadata.name}" exceeded its progress deadline` };
  const [ready, wanted] =
    kind === 'DaemonSet'
      ? [numberAt(workload, 'status', 'numberReady'), numberAt(workload, 'status', 'desiredNumberScheduled')]
      : [numberAt(workload, 'status', 'readyReplicas'), numberAt(workload, 'spec', 'replicas')];
  if (ready >= wanted) return { status: 'Healthy' };
  return { status: 'Progressing', message: `Waiting for rollout to finish: ${ready} of ${wanted} are ready` };
}

/** Health of an Application as root sees it: the template restores it in argocd-cm, and Healthy also means Synced. */
export function healthOfChild(application: ClusterObject): Health {
  const phase = textAt(application, 'status', 'operationState', 'phase');
  const message = textAt(application, 'status', 'operationState', 'message');
  if (textAt(application, 'status', 'sync', 'status') !== 'Synced')
    return phase === 'Failed' || phase === 'Error' ? { status: 'Degraded', message } : { status: 'Progressing' };
  const status = textAt(application, 'status', 'health', 'status');
  const said = textAt(application, 'status', 'health', 'message');
  const known = status === 'Healthy' || status === 'Degraded' ? status : 'Progressing';
  return said === '' ? { status: known } : { status: known, message: said };
}
