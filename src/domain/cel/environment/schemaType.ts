import type { Definitions, Located } from '../../schema/definitions.ts';
import type { Schema } from '../../schema/schema.ts';
import { dyn, objectOf, string } from '../type.ts';
import type { Type } from '../type.ts';
import { typeOfSchema } from './typeOfSchema.ts';

/**
 * The type of what a schema describes, for whoever helps to write an expression about it. Objects come as plain data:
 * a moment is a text there, and a quantity a text or a number. Where a definition has itself inside, that is anything.
 */
export function schemaType(kind: Located, definitions: Definitions, name: string): Type {
  return new Conversion(definitions).whole(kind, name);
}

class Conversion {
  readonly #definitions: Definitions;
  /** What definitions came to, by file and name; dyn while they are worked out. */
  readonly #known = new Map<string, Type>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** An object of its own has metadata, whatever its schema says of them. */
  whole(kind: Located, name: string): Type {
    const type = this.#typeOf(kind, name);
    const meta = this.#definitions.objectMeta()?.located;
    if (type.kind !== 'object' || meta === undefined) return type;
    const metadata = this.#typeOf(meta, 'ObjectMeta');
    const own = type.fields.get('metadata');
    const fields = { apiVersion: string, kind: string, ...Object.fromEntries(type.fields) };
    return objectOf(name, { ...fields, metadata: own?.kind === 'object' ? own : metadata }, type.descriptions);
  }

  #typeOf({ schema, file }: Located, name: string): Type {
    const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (reference !== undefined) return this.#definition(reference, file);
    if (isSeveral(schema)) return dyn;
    return typeOfSchema(schema, name, (inside, its) => this.#typeOf({ schema: inside, file }, its));
  }

  #definition(reference: string, file: string): Type {
    const found = this.#definitions.lookup(reference, file);
    if (found === undefined) return dyn;
    const name = reference.slice(reference.indexOf('#') + 1);
    const key = `${found.file}#${name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, dyn);
    const type = this.#typeOf(found, name.slice(name.lastIndexOf('.') + 1));
    this.#known.set(key, type);
    return type;
  }
}

/** A number or a text. */
function isSeveral({ format, 'x-kubernetes-int-or-string': intOrString }: Schema): boolean {
  return intOrString === true || format === 'int-or-string' || format === 'quantity';
}
