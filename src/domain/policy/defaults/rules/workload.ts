import { at, isMap } from '../../../kubernetes/read.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** SetDefaults_Deployment. */
export function deploymentStrategy(value: JsonMap): JsonMap {
  return rolling(value, { maxUnavailable: '25%', maxSurge: '25%' }, { maxUnavailable: 0, maxSurge: 0 });
}

/** SetDefaults_DaemonSet. */
export function daemonSetStrategy(value: JsonMap): JsonMap {
  return rolling(value, { maxUnavailable: 1, maxSurge: 0 }, { maxUnavailable: 0, maxSurge: 0 });
}

/** Who names the type and says nothing of it gets nothing (SetDefaults_StatefulSet). */
export function statefulSetStrategy(value: JsonMap): JsonMap {
  const isNamed = Object.hasOwn(value, 'type');
  return isNamed && !isMap(value['rollingUpdate'])
    ? value
    : rolling({ type: 'RollingUpdate', ...value }, { partition: 0, maxUnavailable: 1 }, { partition: 0 });
}

/** Selector and labels come from the template (SetDefaults_ReplicationController). */
export function replicationController(value: JsonMap): JsonMap {
  const labels = at(value, 'spec', 'template', 'metadata', 'labels');
  if (!isMap(labels)) return value;
  const labelled = labelledBy(value, labels);
  return { ...labelled, spec: { selector: labels, ...mapOf(labelled['spec']) } };
}

/** SetDefaults_Job; the Job that a CronJob makes has none of it yet. */
export function job(value: JsonMap): JsonMap {
  const spec = mapOf(value['spec']);
  const labels = at(spec, 'template', 'metadata', 'labels');
  const filled = {
    ...(spec['completions'] === undefined && spec['parallelism'] === undefined ? { completions: 1 } : {}),
    parallelism: 1,
    backoffLimit: spec['backoffLimitPerIndex'] === undefined ? 6 : 2_147_483_647,
    completionMode: 'NonIndexed',
    suspend: false,
    podReplacementPolicy: spec['podFailurePolicy'] === undefined ? 'TerminatingOrFailed' : 'Failed',
    manualSelector: false,
    ...spec,
  };
  return { ...(isMap(labels) ? labelledBy(value, labels) : value), spec: filled };
}

/** What is said of rolling by who wants something else is written with zeros. */
function rolling(value: JsonMap, values: JsonMap, zeros: JsonMap): JsonMap {
  const isRolling = value['type'] === 'RollingUpdate';
  if (!isRolling && !isMap(value['rollingUpdate'])) return value;
  return { ...value, rollingUpdate: { ...(isRolling ? values : zeros), ...mapOf(value['rollingUpdate']) } };
}

function labelledBy(value: JsonMap, labels: JsonMap): JsonMap {
  return { ...value, metadata: { labels, ...mapOf(value['metadata']) } };
}
