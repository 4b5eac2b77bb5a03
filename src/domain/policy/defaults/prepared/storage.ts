import { isMap, textAt } from '../../../kubernetes/read.ts';
import { protectedBy } from './finalizer.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** Nobody takes it away while it is in use (plugin StorageObjectInUseProtection). */
export function persistentVolume(object: JsonMap): JsonMap {
  return protectedBy(object, 'kubernetes.io/pv-protection');
}

/** The same, and where its data comes from is said in two places (pkg/api/persistentvolumeclaim). */
export function persistentVolumeClaim(object: JsonMap): JsonMap {
  const { dataSource, dataSourceRef: written, ...spec } = mapOf(object['spec']);
  // What lies in another namespace is behind a gate that is closed.
  const reference = textAt(written, 'namespace') === '' ? written : undefined;
  const source = reference === undefined && !isKnownSource(dataSource) ? undefined : dataSource;
  return protectedBy({ ...object, spec: withSources(spec, source, reference) }, 'kubernetes.io/pvc-protection');
}

function withSources(spec: JsonMap, source: unknown, reference: unknown): JsonMap {
  if (source !== undefined) {
    return { ...spec, dataSource: source, dataSourceRef: reference ?? local(source) };
  }
  return isMap(reference) ? { ...spec, dataSource: local(reference), dataSourceRef: reference } : spec;
}

function local(source: unknown): JsonMap {
  const parts = Object.entries(mapOf(source)).filter(([name]) => name !== 'namespace');
  return Object.fromEntries(parts);
}

/** Other sources are dropped where they were never allowed. */
function isKnownSource(source: unknown): boolean {
  const [group, kind] = [textAt(source, 'apiGroup'), textAt(source, 'kind')];
  return (
    (kind === 'PersistentVolumeClaim' && group === '') ||
    (kind === 'VolumeSnapshot' && group === 'snapshot.storage.k8s.io')
  );
}
