import { own, textOf } from '../data.ts';
import type { Data } from '../data.ts';

/** Where a pod, or what pods are made from, lies in an object. */
export interface Whereabouts {
  /** The fields that lead to its spec. */
  readonly spec: readonly string[];
  /** The same of its metadata. */
  readonly metadata: readonly string[];
  /** The type in Kubernetes that each field of `spec` belongs to. */
  readonly structs: readonly string[];
}

const template: Whereabouts = {
  spec: ['spec', 'template', 'spec'],
  metadata: ['spec', 'template', 'metadata'],
  // Kyverno reads all of these as Deployments.
  structs: ['Deployment', 'DeploymentSpec', 'PodTemplateSpec'],
};

const places: ReadonlyMap<string, Whereabouts> = new Map([
  ['Pod', { spec: ['spec'], metadata: ['metadata'], structs: ['Pod'] }],
  [
    'PodTemplate',
    { spec: ['template', 'spec'], metadata: ['template', 'metadata'], structs: ['PodTemplate', 'PodTemplateSpec'] },
  ],
  ['DaemonSet', template],
  ['Deployment', template],
  ['Job', template],
  ['ReplicaSet', template],
  ['ReplicationController', template],
  ['StatefulSet', template],
  [
    'CronJob',
    {
      spec: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
      metadata: ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
      structs: ['CronJob', 'CronJobSpec', 'JobTemplateSpec', 'JobSpec', 'PodTemplateSpec'],
    },
  ],
]);

/** Null for an object that makes no pods. Source: k8s.io/pod-security-admission, admission: ExtractPodSpec. */
export function podIn(object: Data): Whereabouts | null {
  return places.get(textOf(object, 'kind')) ?? null;
}

/** The same as Kyverno sees it: of a CronJob it takes the metadata of the Jobs (kyverno, validate_pss.go: getSpec). */
export function podForKyverno(object: Data): Whereabouts | null {
  const kind = textOf(object, 'kind');
  const found = kind === 'PodTemplate' ? undefined : places.get(kind);
  if (found === undefined) return null;
  return kind === 'CronJob' ? { ...found, metadata: ['spec', 'jobTemplate', 'metadata'] } : found;
}

/** Whether there is anything of a pod at that place. */
export function hasPod(object: Data, { spec }: Whereabouts): boolean {
  return spec.slice(0, -1).reduce<Data | undefined>((data, field) => own(data, field), object) !== undefined;
}
