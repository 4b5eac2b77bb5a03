import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asAdmission, BundledCatalog, newestIn } from '../domain/schema/bundled.ts';
import type { ReadSchemaFile } from '../domain/schema/bundled.ts';
import type { SchemaFile, SchemaIndex } from '../domain/schema/schema.ts';

export interface SchemaFolder {
  readonly index: SchemaIndex;
  readonly read: ReadSchemaFile;
}

/** The generated schemas below a folder; each file is read when it is first needed, and kept. */
export function schemaFolder(folder: string): SchemaFolder {
  const files = new Map<string, SchemaFile>();
  const parse = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  return {
    index: parse('index') as SchemaIndex,
    read: (name) => {
      const known = files.get(name);
      if (known !== undefined) return known;
      const file = parse(name) as SchemaFile;
      files.set(name, file);
      return file;
    },
  };
}

/** The schemas that come with a product, for the newest Kubernetes that it has them of. */
export function newestSchemas(product: string): BundledCatalog {
  const { index, read } = schemaFolder(join(product, 'schemas'));
  return new BundledCatalog(index, newestIn(index), read, asAdmission);
}
