import { parseAllDocuments, parseDocument } from 'yaml';
import { RenderError } from './failure.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** Kubernetes and Helm read YAML 1.1 with merge keys. */
const reading = { version: '1.1', merge: true } as const;

/** The objects of a stream; documents without content are left out. `name` is for the message. */
export function objectsIn(text: string, name: string): readonly JsonObject[] {
  return parseAllDocuments(text, reading).flatMap((document) => {
    const error = document.errors[0];
    if (error !== undefined) {
      throw new RenderError('render/yaml', `${name} is no YAML: ${error.message.split('\n')[0]}`);
    }
    const value: unknown = document.toJS({ maxAliasCount: 1000 });
    return isObject(value) ? [value] : [];
  });
}

/** One map, as a value file holds it; an empty file is an empty map. */
export function mapIn(text: string, name: string): JsonObject {
  const document = parseDocument(text, reading);
  const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  if (value === null) {
    return {};
  }
  if (!isObject(value)) {
    throw new RenderError('render/yaml', `${name} holds no map.`);
  }
  return value;
}

/** The values of both; maps are merged, everything else is replaced, as Helm does with value files. */
export function merged(below: JsonObject, above: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = result[key];
    result[key] = isObject(old) && isObject(value) ? merged(old, value) : value;
  }
  return result;
}
