import type { Definitions } from '../schema/definitions.ts';
import type { Schema } from '../schema/schema.ts';

/** How a schema of ours refers to its own parts (`#/definitions/name`). */
export function definitionsOf(schema: Schema): Definitions {
  return {
    lookup: (ref, file) => {
      const name = ref.slice('#/definitions/'.length);
      const found = Object.hasOwn(schema.definitions ?? {}, name) ? schema.definitions?.[name] : undefined;
      return found === undefined ? undefined : { schema: found, file };
    },
    objectMeta: () => undefined,
  };
}

/** What a part of a schema says, when it is behind a reference or in the one item of `allOf`. */
export function resolved(schema: Schema, root: Schema): Schema {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const target = reference === undefined ? undefined : definitionsOf(root).lookup(reference, '')?.schema;
  return target === undefined ? schema : { ...target, ...withoutReference(schema) };
}

function withoutReference({ $ref: _reference, allOf: _parts, ...rest }: Schema): Schema {
  return rest;
}
