import type { Definitions } from '../../src/domain/schema/definitions.ts';
import type { Dialect } from '../../src/domain/schema/dialect.ts';
import { native } from '../../src/domain/schema/dialect.ts';
import type { Schema } from '../../src/domain/schema/schema.ts';

/** The file that schemas of these definitions lie in. */
export const file = 'memory';

/** Definitions by name (`#name`), all of one file; `objectMeta` is the one of that name, read as `dialect`. */
export function memoryDefinitions(
  schemas: Readonly<Record<string, Schema>> = {},
  dialect: Dialect = native,
): Definitions {
  return {
    lookup: (ref, home) => {
      const name = ref.slice(ref.indexOf('#') + 1);
      const schema = home === file && Object.hasOwn(schemas, name) ? schemas[name] : undefined;
      return schema === undefined ? undefined : { schema, file };
    },
    objectMeta: () => {
      const schema = schemas['objectMeta'];
      return schema === undefined ? undefined : { located: { schema, file }, dialect };
    },
  };
}
