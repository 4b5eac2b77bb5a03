import type { Random } from '../../random.ts';
import { isList, isObject, objectsIn, type Json, type JsonObject } from '../oracle/json.ts';
import { propertyOf, typesOf } from './places.ts';
import { quoted, stringFor } from './strings.ts';
import { list, map, scalar, type Pair, type Tree } from './tree.ts';

/** A kind, and the schema that the oracle has of it. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: JsonObject;
  readonly custom: boolean;
}

/** An object of the kind, made from its schema; most are valid. */
export function generate({ apiVersion, kind, schema }: Kind, random: Random): Tree {
  const generation = new Generation(random);
  const { properties } = schema;
  const names = objectsIn(properties).map(([name]) => name);
  const chosen = names.filter(
    (name) => !['apiVersion', 'kind', 'metadata'].includes(name) && (name !== 'status' || random.chance(0.2)),
  );
  const body = chosen.map((name): Pair | undefined => generation.pair(name, propertyOf(schema, name) ?? {}, 1));
  const metadata = names.includes('metadata')
    ? [{ key: 'metadata', value: generation.metadata(propertyOf(schema, 'metadata') ?? {}) }]
    : [];
  const identity = map(['apiVersion', scalar(apiVersion)], ['kind', scalar(kind)]).pairs;
  return { type: 'map', pairs: [...identity, ...metadata, ...body.filter((pair) => pair !== undefined)] };
}

/** How deep objects go at most. */
const deepest = 12;

class Generation {
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  pair(name: string, schema: JsonObject, depth: number): Pair | undefined {
    const value = this.value(schema, depth);
    return value === undefined ? undefined : { key: quoted(name), value };
  }

  metadata(schema: JsonObject): Tree {
    const extras = ['labels', 'annotations', 'finalizers', 'ownerReferences'].filter(() => this.random.chance(0.4));
    const known = extras.map((name) => {
      const property = propertyOf(schema, name);
      return property === undefined ? undefined : this.pair(name, property, 2);
    });
    const named =
      isObject(schema['properties']) && propertyOf(schema, 'name') === undefined
        ? []
        : [{ key: 'name', value: scalar('sample') }];
    return { type: 'map', pairs: [...named, ...known.filter((pair) => pair !== undefined)] };
  }

  /** Undefined when no value is known that the schema takes. */
  private value(schema: JsonObject, depth: number): Tree | undefined {
    const { enum: allowed, oneOf, anyOf } = schema;
    if (isList(allowed)) {
      const values = allowed.filter((value) => value !== null);
      return values.length === 0 ? undefined : literal(this.random.pick(values));
    }
    const types = typesOf(schema);
    if (schema['x-kubernetes-int-or-string'] === true) {
      return this.random.chance(0.5) ? scalar('8080') : this.string(schema);
    }
    const branches = isList(oneOf) ? oneOf : isList(anyOf) ? anyOf : [];
    if (types.length === 0 && branches.length > 0) {
      const branch = this.random.pick(branches);
      return isObject(branch) ? this.value(branch, depth) : undefined;
    }
    return this.ofType(types.length === 0 ? 'object' : this.random.pick(types), schema, depth);
  }

  private ofType(type: string, schema: JsonObject, depth: number): Tree | undefined {
    switch (type) {
      case 'string':
        return this.string(schema);
      case 'boolean':
        return scalar(this.random.pick(['true', 'false']));
      case 'integer':
        return scalar(String(this.integer(schema)));
      case 'number':
        return scalar(this.random.pick([String(this.integer(schema)), '1.5']));
      case 'array':
        return this.list(schema, depth);
      default:
        return this.object(schema, depth);
    }
  }

  private string(schema: JsonObject): Tree | undefined {
    const text = stringFor(schema, this.random);
    return text === undefined ? undefined : scalar(quoted(text));
  }

  private integer(schema: JsonObject): number {
    const least = Number(schema['minimum'] ?? 0) + (schema['exclusiveMinimum'] === true ? 1 : 0);
    const most = Number(schema['maximum'] ?? least + 100);
    return least + this.random.below(Math.min(most - least, 100) + 1);
  }

  private list(schema: JsonObject, depth: number): Tree | undefined {
    const { items, minItems, maxItems } = schema;
    const least = Math.max(Number(minItems ?? 0), depth > deepest ? 0 : 1);
    const count = Math.min(least + this.random.below(2), Number(maxItems ?? 9));
    const made = Array.from({ length: count }, () => (isObject(items) ? this.value(items, depth + 1) : scalar('a')));
    const known = made.filter((item) => item !== undefined);
    return known.length < Number(minItems ?? 0) ? undefined : list(...known);
  }

  private object(schema: JsonObject, depth: number): Tree | undefined {
    const { properties, additionalProperties, required } = schema;
    if (!isObject(properties)) {
      return this.map(isObject(additionalProperties) ? additionalProperties : { type: 'string' }, schema, depth);
    }
    // So few schemas have a duration that its operator would find no place if it were left to chance.
    const rare = Object.keys(properties).filter((name) => propertyOf(schema, name)?.['format'] === 'duration');
    const needed = new Set([...(isList(required) ? required : []), ...this.branch(schema), ...rare]);
    const optional = Object.keys(properties).filter((name) => !needed.has(name) && !this.excluded(schema).has(name));
    const wanted = depth > deepest ? 0 : this.random.pick(depth < 4 ? [1, 2, 3] : [0, 1, 1, 2]);
    for (let index = 0; index < wanted && optional.length > 0; index += 1) {
      needed.add(this.random.pick(optional));
    }
    const pairs: Pair[] = [];
    for (const name of Object.keys(properties).filter((key) => needed.has(key))) {
      const pair = this.pair(name, propertyOf(schema, name) ?? {}, depth + 1);
      if (pair !== undefined) {
        pairs.push(pair);
      } else if (isList(required) && required.includes(name)) {
        return undefined;
      }
    }
    return { type: 'map', pairs };
  }

  private map(values: JsonObject, schema: JsonObject, depth: number): Tree {
    const count = Math.max(Number(schema['minProperties'] ?? 0), 1 + this.random.below(2));
    const keys = ['app', 'example.org/tier', 'über', 'x_1', '"8080"', '"on"']
      .slice(this.random.below(4))
      .slice(0, count);
    return { type: 'map', pairs: keys.map((key) => ({ key, value: this.value(values, depth + 1) ?? scalar('a') })) };
  }

  /** What one branch of the alternatives asks for. */
  private branch(schema: JsonObject): readonly Json[] {
    const branches = this.alternatives(schema);
    return branches.length === 0 ? [] : this.random.pick(branches);
  }

  /** What belongs to a branch of alternatives is only there when the branch was chosen. */
  private excluded(schema: JsonObject): ReadonlySet<Json> {
    return new Set(this.alternatives(schema).flat());
  }

  private alternatives(schema: JsonObject): readonly (readonly Json[])[] {
    const { oneOf, anyOf } = schema;
    const branches = [...(isList(oneOf) ? oneOf : []), ...(isList(anyOf) ? anyOf : [])].filter(isObject);
    return branches.map((branch) => branch['required']).filter(isList);
  }
}

function literal(value: Json): Tree {
  return scalar(typeof value === 'string' ? quoted(value) : JSON.stringify(value));
}
