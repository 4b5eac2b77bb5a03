import { listAt, textAt } from '../../../kubernetes/read.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** What is known of its addresses before any is allocated (pkg/registry/core/service/storage). */
export function service(object: JsonMap): JsonMap {
  const spec = mapOf(object['spec']);
  const address = textAt(spec, 'clusterIP');
  const isHeadless = address === 'None' && Object.keys(mapOf(spec['selector'])).length === 0;
  return {
    ...object,
    spec: {
      ...(textAt(spec, 'type') === 'ExternalName'
        ? {}
        : { ipFamilyPolicy: isHeadless ? 'RequireDualStack' : 'SingleStack' }),
      ...spec,
      ...(address !== '' && listAt(spec, 'clusterIPs').length === 0 ? { clusterIPs: [address] } : {}),
    },
  };
}
