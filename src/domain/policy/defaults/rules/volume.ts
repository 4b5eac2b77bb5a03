import type { JsonMap } from '../shape.ts';
import { fieldsOf } from '../shape.ts';

/** A volume without a source is empty (SetDefaults_Volume). */
export function volume(value: JsonMap): JsonMap {
  for (const [name, { mark }] of fieldsOf('core.Volume')) if (mark === '*' && Object.hasOwn(value, name)) return value;
  return { ...value, emptyDir: {} };
}
