import { at, isMap } from '../../../src/domain/kubernetes/read.ts';
import { mapOf } from '../../../src/domain/policy/defaults/shape.ts';
import type { JsonMap } from '../../../src/domain/policy/defaults/shape.ts';

/** An admitted object without what nobody can know (uids and times), and without what the oracle does not do (addresses). */
export function knowable(object: unknown): unknown {
  if (!isMap(object)) return object;
  if (object['kind'] === 'Service') return { ...object, spec: without(object['spec'], addresses) };
  if (object['kind'] === 'Pod') return { ...object, status: without(object['status'], ['conditions']) };
  if (object['kind'] === 'CustomResourceDefinition') {
    const spec = mapOf(object['spec']);
    const versions = spec['versions'];
    const bare = Array.isArray(versions) ? versions.map((version: unknown) => without(version, ['schema'])) : versions;
    return { ...object, spec: { ...spec, versions: bare } };
  }
  if (object['kind'] === 'PersistentVolume') return { ...object, status: { phase: at(object, 'status', 'phase') } };
  if (object['kind'] !== 'Job') return object;
  const spec = mapOf(object['spec']);
  const template = mapOf(spec['template']);
  const metadata = mapOf(template['metadata']);
  const labels = without(metadata['labels'], uids);
  return {
    ...object,
    spec: { ...without(spec, ['selector']), template: { ...template, metadata: { ...metadata, labels } } },
  };
}

const addresses = ['ipFamilyPolicy', 'clusterIPs'];
const uids = ['controller-uid', 'batch.kubernetes.io/controller-uid'];

function without(value: unknown, names: readonly string[]): JsonMap {
  return Object.fromEntries(Object.entries(mapOf(value)).filter(([name]) => !names.includes(name)));
}
