import { podTemplateIn } from '../../kubernetes/podTemplate.ts';
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

/** Kyverno reads what has no types of its own here as Deployments. */
const structs: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['Pod']],
  ['PodTemplate', ['PodTemplate', 'PodTemplateSpec']],
  ['CronJob', ['CronJob', 'CronJobSpec', 'JobTemplateSpec', 'JobSpec', 'PodTemplateSpec']],
]);
const usualStructs = ['Deployment', 'DeploymentSpec', 'PodTemplateSpec'];

/** Null for an object that makes no pods. Source: k8s.io/pod-security-admission, admission: ExtractPodSpec. */
export function podIn(object: Data): Whereabouts | null {
  return whereabouts(textOf(object, 'kind'));
}

/** The same as Kyverno sees it: of a CronJob it takes the metadata of the Jobs (kyverno, validate_pss.go: getSpec). */
export function podForKyverno(object: Data): Whereabouts | null {
  const kind = textOf(object, 'kind');
  const found = kind === 'PodTemplate' ? null : whereabouts(kind);
  if (found === null) return null;
  return kind === 'CronJob' ? { ...found, metadata: ['spec', 'jobTemplate', 'metadata'] } : found;
}

function whereabouts(kind: string): Whereabouts | null {
  const template = podTemplateIn(kind);
  if (template === null) return null;
  const [spec, metadata] = [
    [...template, 'spec'],
    [...template, 'metadata'],
  ];
  return { spec, metadata, structs: structs.get(kind) ?? usualStructs };
}

/** Whether there is anything of a pod at that place. */
export function hasPod(object: Data, { spec }: Whereabouts): boolean {
  return spec.slice(0, -1).reduce<Data | undefined>((data, field) => own(data, field), object) !== undefined;
}
