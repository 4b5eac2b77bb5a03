import type { Dialect } from './dialect.ts';
import type { Schema } from './schema.ts';

/** A schema and the file that its `$ref`s are relative to. */
export interface Located {
  readonly schema: Schema;
  readonly file: string;
  /** What an object of this schema must call itself, where that is checked. */
  readonly identity?: Identity;
}

export interface Identity {
  readonly apiVersion: readonly string[];
  readonly kind: readonly string[];
}

/** Where the walk finds what a schema refers to. */
export interface Definitions {
  /** Undefined when there is no such definition: then nothing is said of the place. */
  lookup(ref: string, file: string): Located | undefined;
  /** The metadata of every object, for custom resources whose schema says only "object". */
  readonly objectMeta: () => { readonly located: Located; readonly dialect: Dialect } | undefined;
}
