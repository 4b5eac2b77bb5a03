import { isTrueAt, listAt, textAt } from '../../../kubernetes/read.ts';
import type { JsonMap } from '../shape.ts';

/** Its status knows the version that is stored (the strategy of CustomResourceDefinitions). */
export function customResourceDefinition(object: JsonMap): JsonMap {
  const stored = listAt(object, 'spec', 'versions').find((version) => isTrueAt(version, 'storage'));
  return {
    ...object,
    status: {
      conditions: null,
      acceptedNames: { plural: '', kind: '' },
      storedVersions: stored === undefined ? null : [textAt(stored, 'name')],
    },
  };
}
