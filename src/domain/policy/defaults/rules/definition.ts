import { textAt } from '../../../kubernetes/read.ts';
import type { JsonMap } from '../shape.ts';

/** The other names of a kind (SetDefaults_CustomResourceDefinitionSpec). */
export function customResourceNames(value: JsonMap): JsonMap {
  const kind = textAt(value, 'kind');
  return kind === '' ? value : { singular: kind.toLowerCase(), listKind: `${kind}List`, ...value };
}
