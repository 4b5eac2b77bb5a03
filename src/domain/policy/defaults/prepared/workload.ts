import { at, isMap, listAt, textAt } from '../../../kubernetes/read.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** Its claims say what they are (Convert_apps_StatefulSetSpec_To_v1_StatefulSetSpec). */
export function statefulSet(object: JsonMap): JsonMap {
  const spec = mapOf(object['spec']);
  if (!Array.isArray(spec['volumeClaimTemplates'])) return object;
  return { ...object, spec: { ...spec, volumeClaimTemplates: listAt(spec, 'volumeClaimTemplates').map(claim) } };
}

/** Templates are counted in an annotation (Convert_apps_DaemonSet_To_v1_DaemonSet). */
export function daemonSet(object: JsonMap): JsonMap {
  const metadata = mapOf(object['metadata']);
  return {
    ...object,
    metadata: {
      ...metadata,
      annotations: { 'deprecated.daemonset.template.generation': '1', ...mapOf(metadata['annotations']) },
    },
  };
}

/** Its pods are labelled with its name (the strategy of Jobs). */
export function job(object: JsonMap): JsonMap {
  const spec = mapOf(object['spec']);
  const name = textAt(object, 'metadata', 'name');
  if (spec['manualSelector'] === true || name === '') return object;
  const template = mapOf(spec['template']);
  const metadata = mapOf(template['metadata']);
  const labels = { 'batch.kubernetes.io/job-name': name, 'job-name': name, ...mapOf(metadata['labels']) };
  return { ...object, spec: { ...spec, template: { ...template, metadata: { ...metadata, labels } } } };
}

function claim(value: unknown): unknown {
  if (!isMap(value)) return value;
  const phase = at(value, 'status', 'phase') ?? 'Pending';
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...value, status: { ...mapOf(value['status']), phase } };
}
