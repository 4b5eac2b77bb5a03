import { commit } from '../platform/applications.ts';
import { itemsAt, mapAt, plus, textAt } from '../field.ts';
import type { Stage, Story } from './story.ts';

const gitlab = [
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
  { namespace: 'argocd', name: 'gitlab' },
] as const;

/** Git has a newer gitlab; somebody syncs it, and Argo CD does the rest. */
export const gitlabStories: readonly Story[] = [
  { name: 'drift-gitlab', title: 'gitlab is out of sync', steps: [drift] },
  { name: 'sync-gitlab', title: 'gitlab is out of sync, syncs, progresses, and is healthy', steps: [drift, sync] },
];

function drift({ state, time }: Stage): void {
  state.change(...gitlab, (object) => {
    const status = mapAt(object, 'status');
    const resources = itemsAt(status, 'resources').map((one) =>
      textAt(one, 'kind') === 'StatefulSet' ? plus(one, { status: 'OutOfSync' }) : one,
    );
    return {
      ...object,
      status: { ...status, resources, reconciledAt: time(), sync: { ...mapAt(status, 'sync'), status: 'OutOfSync' } },
    };
  });
}

function sync({ state }: Stage): void {
  state.change(...gitlab, (object) => ({
    ...object,
    operation: {
      initiatedBy: { username: 'admin' },
      sync: { prune: false, revision: commit, syncStrategy: { hook: {} } },
    },
    status: { ...mapAt(object, 'status'), operationState: undefined },
  }));
}
