import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { commit, resourceOf } from '../platform/applications.ts';
import { plus } from '../field.ts';
import { acting } from './policy.ts';
import { becomes } from './story.ts';
import type { Stage, Story } from './story.ts';

/**
 * What a newcomer sees first: everything is there, one policy only audits, and two Applications of their own, which
 * root does not have, are not well: an own one that is degraded would make root degraded, and with it phase 2.
 */
export const startStory: Story = {
  name: 'start',
  title: 'Built, with one policy that only audits, and two Applications of their own that are not well',
  steps: [
    (stage) => {
      becomes(stage, [...stage.built(6), ...own(stage)]);
      acting('Audit')(stage);
    },
  ],
};

function own({ time }: Stage): readonly ClusterObject[] {
  const late = 'Deployment "paperless" exceeded its progress deadline';
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'default', namespace: 'argocd' },
      spec: { sourceRepos: ['*'], destinations: [{ server: '*', namespace: '*' }] },
    },
    applicationOf('paperless', {
      status: 'Synced',
      health: { status: 'Degraded', message: late, lastTransitionTime: time() },
      at: time(),
    }),
    applicationOf('whoami', {
      status: 'OutOfSync',
      health: { status: 'Healthy', lastTransitionTime: time() },
      at: time(),
    }),
  ];
}

interface Seen {
  readonly status: 'Synced' | 'OutOfSync';
  readonly health: Readonly<Record<string, string>>;
  readonly at: string;
}

function applicationOf(name: string, { status, health, at }: Seen): ClusterObject {
  const source = { repoURL: 'https://github.com/example/own-apps.git', path: name, targetRevision: 'main' };
  const destination = { server: 'https://kubernetes.default.svc', namespace: name };
  const resources = ['Deployment', 'Service'].map((kind) =>
    plus(resourceOf({ apiVersion: kind === 'Service' ? 'v1' : 'apps/v1', kind, metadata: { name, namespace: name } }), {
      status: kind === 'Deployment' ? status : 'Synced',
    }),
  );
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { project: 'default', source, destination },
    status: {
      health,
      history: [{ id: 0, revision: commit, deployStartedAt: at, deployedAt: at, source }],
      operationState: {
        operation: { initiatedBy: { username: 'admin' }, sync: { revision: commit } },
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        startedAt: at,
        finishedAt: at,
        syncResult: { revision: commit, source },
      },
      reconciledAt: at,
      resources,
      sync: { status, revision: commit, comparedTo: { source, destination } },
    },
  };
}
