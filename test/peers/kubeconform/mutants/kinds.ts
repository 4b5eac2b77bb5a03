import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isList, isObject, type Json, type JsonObject } from '../oracle/json.ts';
import type { OracleSchemas } from '../oracle/schemas.ts';
import type { Kind } from './generate.ts';

/** Every kind that a cluster takes, with the oracle's schema: built-in kinds name themselves, custom ones are told. */
export async function kindsOf(schemas: OracleSchemas): Promise<readonly Kind[]> {
  const kinds: Kind[] = [];
  for (const file of schemas.core) {
    const schema = await read(schemas, file);
    const apiVersion = onlyValue(schema, 'apiVersion');
    const kind = onlyValue(schema, 'kind');
    if (apiVersion !== undefined && kind !== undefined) {
      kinds.push({ apiVersion, kind, schema, custom: false });
    }
  }
  for (const { file, apiVersion, kind } of schemas.custom.filter(({ served }) => served)) {
    kinds.push({ apiVersion, kind, schema: await read(schemas, file), custom: true });
  }
  return kinds;
}

async function read(schemas: OracleSchemas, file: string): Promise<JsonObject> {
  return JSON.parse(await readFile(path.join(schemas.folder, file), 'utf8'));
}

function onlyValue(schema: JsonObject, name: string): string | undefined {
  const properties: Json | undefined = schema['properties'];
  const property = isObject(properties) ? properties[name] : undefined;
  const values = isObject(property) ? property['enum'] : undefined;
  const [value, ...others] = isList(values) ? values : [];
  return typeof value === 'string' && others.length === 0 ? value : undefined;
}
