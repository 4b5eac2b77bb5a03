import { horizontalPodAutoscalerSpec, hpaBehavior } from './rules/autoscaling.ts';
import { container, imageVolume } from './rules/container.ts';
import { customResourceNames } from './rules/definition.ts';
import { networkPolicySpec } from './rules/network.ts';
import { pod, podSpec } from './rules/pod.ts';
import { subject } from './rules/rbac.ts';
import { servicePort, serviceSpec } from './rules/service.ts';
import { volume } from './rules/volume.ts';
import {
  daemonSetStrategy,
  deploymentStrategy,
  job,
  replicationController,
  statefulSetStrategy,
} from './rules/workload.ts';
import type { JsonMap } from './shape.ts';

/** What becomes of a value of a type whose defaults depend on what else it says. */
export type Rule = (value: JsonMap) => JsonMap;

/** It gives the value back where there is nothing to do. */
export function ruleOf(type: string): Rule {
  return rules.get(type) ?? same;
}

const same: Rule = (value) => value;

const rules: ReadonlyMap<string, Rule> = new Map([
  ['core.Pod', pod],
  ['core.PodSpec', podSpec],
  ['core.Container', container],
  ['core.EphemeralContainer', container],
  ['core.ImageVolumeSource', imageVolume],
  ['core.Volume', volume],
  ['core.ServiceSpec', serviceSpec],
  ['core.ServicePort', servicePort],
  ['core.ReplicationController', replicationController],
  ['apps.DeploymentStrategy', deploymentStrategy],
  ['apps.DaemonSetUpdateStrategy', daemonSetStrategy],
  ['apps.StatefulSetUpdateStrategy', statefulSetStrategy],
  ['batch.Job', job],
  ['networking.NetworkPolicySpec', networkPolicySpec],
  ['rbac.Subject', subject],
  ['autoscaling.HorizontalPodAutoscalerSpec', horizontalPodAutoscalerSpec],
  ['autoscaling.HorizontalPodAutoscalerBehavior', hpaBehavior],
  ['apiextensions.CustomResourceDefinitionNames', customResourceNames],
]);
