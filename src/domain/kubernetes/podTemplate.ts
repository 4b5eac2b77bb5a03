/** The fields that lead to what pods are made from, by the kinds of Kubernetes itself that make some. */
const templates: ReadonlyMap<string, readonly string[]> = new Map([
  ['PodTemplate', ['template']],
  ...['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].map(
    (kind): [string, readonly string[]] => [kind, ['spec', 'template']],
  ),
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
]);

/** Where a pod, or what pods are made from, lies in an object of a kind: nowhere but in itself for a Pod; null for no pods. */
export function podTemplateIn(kind: string): readonly string[] | null {
  return kind === 'Pod' ? [] : (templates.get(kind) ?? null);
}
