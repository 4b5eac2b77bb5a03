import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { letters } from './pods.ts';

const apiVersion = 'actions.github.com/v1alpha1';

/** What the controller for GitHub makes of the scale set: a listener with its pod, and one runner that waits. */
export function runners(at: string): readonly ClusterObject[] {
  const listener = `homelab-${letters('listener', 8)}-listener`;
  const set = `homelab-${letters('set', 5)}`;
  const runner = `${set}-runner-${letters('runner', 5)}`;
  return [
    {
      apiVersion,
      kind: 'AutoscalingListener',
      metadata: { name: listener, namespace: 'arc-systems', creationTimestamp: at },
      spec: {
        autoscalingRunnerSetName: 'homelab',
        autoscalingRunnerSetNamespace: 'arc-runners',
        githubConfigUrl: 'https://github.com/example',
        minRunners: 1,
        maxRunners: 4,
      },
    },
    podOf(listener, 'arc-systems', 'ghcr.io/actions/gha-runner-scale-set-controller:0.14.2', at),
    {
      apiVersion,
      kind: 'EphemeralRunnerSet',
      metadata: { name: set, namespace: 'arc-runners', creationTimestamp: at },
      spec: { replicas: 1 },
      status: { currentReplicas: 1 },
    },
    {
      apiVersion,
      kind: 'EphemeralRunner',
      metadata: { name: runner, namespace: 'arc-runners', creationTimestamp: at },
      spec: { githubConfigUrl: 'https://github.com/example' },
      status: { phase: 'Running', ready: true, runnerName: runner },
    },
    podOf(runner, 'arc-runners', 'ghcr.io/actions/actions-runner:2.336.0', at),
  ];
}

function podOf(name: string, namespace: string, image: string, at: string): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, creationTimestamp: at },
    spec: { nodeName: 'homelab', containers: [{ name: 'runner', image }] },
    status: {
      phase: 'Running',
      startTime: at,
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: at }],
      containerStatuses: [
        { name: 'runner', image, imageID: '', ready: true, restartCount: 0, state: { running: { startedAt: at } } },
      ],
    },
  };
}
