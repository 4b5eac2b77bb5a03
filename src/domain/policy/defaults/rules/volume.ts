import type { JsonMap } from '../shape.ts';
import { fieldsOf } from '../shape.ts';

/** A volume without a source is empty (SetDefaults_Volume). */
export function volume(value: JsonMap): JsonMap {
  const sources = [...fieldsOf('core.Volume')].flatMap(([name, { mark }]) => (mark === '*' ? [name] : []));
  return sources.some((name) => Object.hasOwn(value, name)) ? value : { ...value, emptyDir: {} };
}
