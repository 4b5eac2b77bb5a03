import { listAt } from '../../../kubernetes/read.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** The object with a finalizer, which it has once. */
export function protectedBy(object: JsonMap, finalizer: string): JsonMap {
  const finalizers = listAt(object, 'metadata', 'finalizers');
  return finalizers.includes(finalizer)
    ? object
    : { ...object, metadata: { ...mapOf(object['metadata']), finalizers: [...finalizers, finalizer] } };
}
