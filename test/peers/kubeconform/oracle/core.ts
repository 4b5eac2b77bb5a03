/**
 * The schemas that kubeconform uses for Kubernetes' own kinds, made from `swagger.json` as their publisher makes them
 * (strict, stand-alone, one file per definition): every reference expanded, every object closed.
 */
import { isList, isObject, objectsIn, textOf, type Json, type JsonObject } from './json.ts';

const intOrString = 'io.k8s.apimachinery.pkg.util.intstr.IntOrString';
const quantity = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

/** Definitions that the publisher leaves out, because they hold schemas themselves. */
const leftOut =
  /\.(CustomResourceDefinition(List|Spec)?|CustomResourceValidation|JSONSchemaProps(OrArray|OrStringArray|OrBool)?)$/;

/** File name → schema, for every definition of the document that has one. */
export function coreSchemas(swagger: JsonObject): ReadonlyMap<string, JsonObject> {
  const definitions = prepared(swagger['definitions']);
  const schemas = new Map<string, JsonObject>();
  for (const [name, definition] of definitions) {
    const expanded = leftOut.test(name) ? undefined : new Expansion(definitions).root(name, definition);
    if (expanded !== undefined) {
      schemas.set(fileName(name), expanded);
    }
  }
  return schemas;
}

/** `io.k8s.api.apps.v1.Deployment` → `deployment-apps-v1.json`; the core group has no name in it. */
function fileName(definition: string): string {
  const [group = '', version = '', kind = ''] = definition.toLowerCase().split('.').slice(-3);
  return group === 'core' || group === 'api' ? `${kind}-${version}.json` : `${kind}-${group}-${version}.json`;
}

/** The definitions with the two scalar types opened, and `apiVersion` and `kind` closed to what the definition is for. */
function prepared(definitions: Json | undefined): ReadonlyMap<string, JsonObject> {
  const all = new Map(objectsIn(definitions));
  all.set(intOrString, { oneOf: [{ type: 'string' }, { type: 'integer' }] });
  all.set(quantity, { oneOf: [{ type: 'string' }, { type: 'number' }] });
  for (const [name, definition] of all) {
    const uses = definition['x-kubernetes-group-version-kind'];
    if (isList(uses) && isObject(definition['properties'])) {
      all.set(name, { ...definition, properties: withIdentity(definition['properties'], uses.filter(isObject)) });
    }
  }
  return all;
}

function withIdentity(properties: JsonObject, uses: readonly JsonObject[]): JsonObject {
  const versions = uses.map(({ group, version }) =>
    group === '' ? textOf(version) : `${textOf(group)}/${textOf(version)}`,
  );
  const kinds = uses.map(({ kind }) => textOf(kind));
  const identity: Record<string, Json> = {};
  for (const [property, allowed] of [['apiVersion', versions] as const, ['kind', kinds] as const]) {
    const schema = properties[property];
    if (isObject(schema)) {
      identity[property] = { ...schema, enum: [...new Set(allowed)] };
    }
  }
  return { ...properties, ...identity };
}

/** Expands one definition. Definitions that contain themselves have no stand-alone form. */
class Expansion {
  private readonly definitions: ReadonlyMap<string, JsonObject>;
  private readonly open = new Set<string>();
  private recursive = false;

  constructor(definitions: ReadonlyMap<string, JsonObject>) {
    this.definitions = definitions;
  }

  root(name: string, definition: JsonObject): JsonObject | undefined {
    this.open.add(name);
    // The `$schema` is the publisher's; it means the newest draft, in which formats are not checked.
    const result: Record<string, Json> = {
      $schema: 'http://json-schema.org/schema#',
      type: 'object',
      ...plain(definition),
      additionalProperties: false,
    };
    if (isObject(definition['properties'])) {
      result['properties'] = this.properties(definition['properties'], []);
    }
    return this.recursive ? undefined : result;
  }

  private properties(properties: JsonObject, required: readonly Json[]): JsonObject {
    return Object.fromEntries(
      objectsIn(properties).map(([name, schema]) => [name, this.value(schema, required.includes(name))]),
    );
  }

  /** A value's schema; what is not required may be null, each branch of a `oneOf` too. */
  private value(schema: JsonObject, required: boolean): JsonObject {
    const reference = schema['$ref'];
    if (typeof reference === 'string') {
      return this.referred(reference.slice('#/definitions/'.length), required);
    }
    const result: Record<string, Json> = plain(schema);
    const properties = schema['properties'];
    if (isObject(properties)) {
      const own = schema['required'];
      result['properties'] = this.properties(properties, isList(own) ? own : []);
      result['additionalProperties'] ??= false;
    }
    if (isObject(schema['items'])) {
      result['items'] = this.value(schema['items'], false);
    }
    if (isObject(schema['additionalProperties'])) {
      result['additionalProperties'] = this.value(schema['additionalProperties'], false);
    }
    if (isList(schema['oneOf'])) {
      result['oneOf'] = schema['oneOf'].filter(isObject).map((branch) => this.value(branch, false));
    }
    if (typeof schema['type'] === 'string' && !required) {
      result['type'] = [schema['type'], 'null'];
    }
    return result;
  }

  private referred(name: string, required: boolean): JsonObject {
    const definition = this.definitions.get(name);
    if (definition === undefined || this.open.has(name)) {
      this.recursive = true;
      return {};
    }
    this.open.add(name);
    const result = this.value(definition, required);
    this.open.delete(name);
    return result;
  }
}

/** A copy without the description, which no verdict depends on. */
function plain(schema: JsonObject): Record<string, Json> {
  const copy: Record<string, Json> = { ...schema };
  delete copy['description'];
  return copy;
}
