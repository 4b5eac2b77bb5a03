import { content } from '../yaml/node.ts';
import type { ContentNode, MapNode, SequenceNode } from '../yaml/node.ts';
import { checkNumber, checkString } from './constraint.ts';
import type { Definitions, Located } from './definitions.ts';
import type { Dialect } from './dialect.ts';
import { withoutNulls } from './dropped.ts';
import { duplicatesIn, isTolerated } from './duplicate.ts';
import { isAmong } from './equality.ts';
import type { Place } from './place.ts';
import type { Schema } from './schema.ts';
import { admitsType, isNumberOrString, isQuantity, isTemplated, typeOf, typesOf } from './type.ts';
import type { Verdict } from './verdict.ts';

/** How deep schemas may nest in `$ref` and combinations without the object nesting with them. */
const deepest = 64;

/** How many visits one object may cost: a real one needs as many as it has nodes, and a few more for alternatives. */
const mostVisits = 2_000_000;

/** What the schema of a kind says of an object, in the order of the text; null when it would take too long to say. */
export function walk(kind: Located, root: Place, definitions: Definitions, dialect: Dialect): Verdict[] | null {
  const verdicts: Verdict[] = [];
  const budget = { visits: mostVisits };
  new Walker(definitions, verdicts, budget).visit(kind, root, { dialect, mayBeNull: false, resource: true, depth: 0 });
  return budget.visits > 0 ? verdicts : null;
}

/** An object with more unknown fields is of another kind: what each of them may mean helps nobody. */
const mostGuesses = 100;

interface Context {
  readonly dialect: Dialect;
  /** The schema of the object around this place does not require it. */
  readonly mayBeNull: boolean;
  /** The node is a whole object, with apiVersion, kind and metadata of its own. */
  readonly resource: boolean;
  readonly depth: number;
}

class Walker {
  readonly #definitions: Definitions;
  readonly #verdicts: Verdict[];
  readonly #budget: { visits: number };

  constructor(definitions: Definitions, verdicts: Verdict[], budget: { visits: number }) {
    this.#definitions = definitions;
    this.#verdicts = verdicts;
    this.#budget = budget;
  }

  visit(located: Located, place: Place, context: Context): void {
    const { schema, file } = located;
    if (context.depth > deepest || this.#budget.visits-- <= 0) return;
    if (schema.$ref !== undefined) {
      const target = this.#definitions.lookup(schema.$ref, file);
      if (target !== undefined) this.visit(target, place, { ...context, depth: context.depth + 1 });
      return;
    }
    const node = content(place.node);
    const { dialect } = context;
    const type = typeOf(node);
    const extended = dialect.extensions ? schema : undefined;
    if (type === 'null' && (mayBeNull(schema, context) || extended?.nullable === true)) return;
    if (dialect.templatedScalars && isTemplated(node)) return;
    const types = typesOf(schema, dialect);
    if (types.length > 0 && !types.some((wanted) => admitsType(wanted, type))) {
      this.#report({ rule: 'type', place, got: type, want: types });
      return;
    }
    if (dialect.enums && schema.enum !== undefined && !isAmong(node, schema.enum) && !isUnset(node, dialect))
      this.#report({ rule: 'enum', place, allowed: schema.enum });
    if (schema.const !== undefined && !isAmong(node, [schema.const]))
      this.#report({ rule: 'enum', place, allowed: [schema.const] });
    if (node.type === 'map') this.#object(located, place, node, context);
    else if (node.type === 'sequence') this.#list(located, place, node, context);
    else if (typeof node.value === 'string') checkString(schema, place, node.value, dialect, this.#verdicts);
    else if (typeof node.value === 'number' || typeof node.value === 'bigint')
      checkNumber(schema, place, node.value, dialect, this.#verdicts);
    if (extended?.['x-kubernetes-int-or-string'] !== true && !isQuantity(schema)) {
      this.#combinations(located, place, context);
    }
  }

  #object(located: Located, place: Place, node: MapNode, context: Context): void {
    const { schema, file, identity } = located;
    const { dialect } = context;
    const embedded = context.resource || (dialect.extensions && schema['x-kubernetes-embedded-resource'] === true);
    let unknown = 0;
    for (const pair of node.pairs) {
      const child: Place = { up: place, step: pair.name, key: pair.key, node: pair.value };
      const required = schema.required?.includes(pair.name) === true;
      const property = own(schema.properties, pair.name);
      const inside = { dialect, resource: false, depth: 0 };
      if (identity !== undefined && (pair.name === 'apiVersion' || pair.name === 'kind')) {
        if (!isAmong(pair.value, identity[pair.name]))
          this.#report({ rule: 'enum', place: child, allowed: identity[pair.name] });
        continue;
      }
      if (embedded && dialect.closed === 'structural' && this.#identity(pair.name, property, child)) continue;
      if (property !== undefined) {
        const needed = required && !(context.resource && dialect.requiredOfRootMayBeNull);
        this.visit({ schema: property, file }, child, { ...inside, mayBeNull: dialect.optionalMayBeNull && !needed });
        continue;
      }
      if (typeof schema.additionalProperties === 'object') {
        this.visit({ schema: schema.additionalProperties, file }, child, {
          ...inside,
          mayBeNull: dialect.valuesMayBeNull,
        });
      } else if (isClosed(schema, context)) {
        unknown += 1;
        const known = unknown > mostGuesses ? [] : Object.keys(schema.properties ?? {});
        this.#report({ rule: 'unknownField', place: child, known });
      }
    }
    this.#required(schema, place, node, dialect);
    this.#size(place, 'field', node.pairs.length, schema.minProperties, schema.maxProperties);
  }

  /** apiVersion, kind and metadata of a custom resource, which its own schema need not name; true when settled here. */
  #identity(name: string, property: Schema | undefined, child: Place): boolean {
    if (name === 'apiVersion' || name === 'kind') return property === undefined;
    if (name !== 'metadata') return false;
    const metadata = this.#definitions.objectMeta();
    if (metadata === undefined) return property === undefined;
    this.visit(metadata.located, child, { dialect: metadata.dialect, mayBeNull: true, resource: false, depth: 0 });
    return true;
  }

  #required(schema: Schema, place: Place, node: MapNode, dialect: Dialect): void {
    for (const property of schema.required ?? []) {
      if (node.pairs.some((pair) => pair.name === property)) continue;
      if (dialect.extensions && own(schema.properties, property)?.default !== undefined) continue;
      this.#report({ rule: 'missingField', place, property });
    }
  }

  #list(located: Located, place: Place, node: SequenceNode, context: Context): void {
    const { schema, file } = located;
    const { dialect } = context;
    node.items.forEach((item, index) => {
      const items = isTuple(schema.items) ? schema.items[index] : schema.items;
      if (items === undefined) return;
      const child: Place = { up: place, step: index, key: null, node: item };
      this.visit({ schema: items, file }, child, {
        dialect,
        mayBeNull: dialect.elementsMayBeNull,
        resource: false,
        depth: 0,
      });
    });
    this.#size(place, 'item', node.items.length, schema.minItems, schema.maxItems);
    this.#duplicates(schema, place, node, dialect);
  }

  #duplicates(schema: Schema, place: Place, node: SequenceNode, dialect: Dialect): void {
    const type = dialect.extensions ? schema['x-kubernetes-list-type'] : undefined;
    const keys = type === 'map' ? (schema['x-kubernetes-list-map-keys'] ?? []) : [];
    if (schema.uniqueItems !== true && type !== 'set' && type !== 'map') return;
    const refused = dialect.closed !== 'withProperties' || !isTolerated(place);
    for (const { item, first } of duplicatesIn(place, node, keys)) {
      this.#report({ rule: 'duplicateItem', place: item, first, keys, refused });
    }
  }

  #size(
    place: Place,
    unit: 'field' | 'item',
    actual: number,
    least: number | undefined,
    most: number | undefined,
  ): void {
    if (least !== undefined && actual < least)
      this.#report({ rule: 'length', place, unit, actual, bound: { is: 'at least', limit: least } });
    if (most !== undefined && actual > most)
      this.#report({ rule: 'length', place, unit, actual, bound: { is: 'at most', limit: most } });
  }

  #combinations(located: Located, place: Place, context: Context): void {
    const { schema, file } = located;
    if (
      schema.oneOf === undefined &&
      schema.anyOf === undefined &&
      schema.allOf === undefined &&
      schema.not === undefined
    )
      return;
    // The outer schema alone closes an object: a branch that names some fields does not refuse the others.
    const dialect: Dialect = { ...context.dialect, closed: 'never' };
    const inner = { ...context, dialect, mayBeNull: false, depth: context.depth + 1 };
    const seen = context.dialect.closed === 'structural' ? withoutNulls(place, schema) : place;
    const branch = (part: Schema): Verdict[] => {
      const verdicts: Verdict[] = [];
      new Walker(this.#definitions, verdicts, this.#budget).visit({ schema: part, file }, seen, inner);
      return verdicts;
    };
    for (const part of schema.allOf ?? []) this.#verdicts.push(...branch(part));
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const parts = schema[keyword];
      if (parts === undefined) continue;
      const branches = parts.map(branch);
      const matched = branches.filter((verdicts) => verdicts.length === 0).length;
      if (matched === 0 && dialect.alternativesSpeak) {
        this.#verdicts.push(...branches.flat());
      } else if (matched === 0 || (keyword === 'oneOf' && matched > 1)) {
        const names = parts.flatMap((part, index) => (branches[index]?.length === 0 ? (part.required ?? []) : []));
        this.#report({ rule: 'combination', place, keyword, branches, matched, names });
      }
    }
    if (schema.not !== undefined && branch(schema.not).length === 0) {
      const names = requiredTogether(schema.not);
      this.#report({ rule: 'combination', place, keyword: 'not', branches: [], matched: 1, names });
    }
  }

  #report(verdict: Verdict): void {
    this.#verdicts.push(verdict);
  }
}

function mayBeNull(schema: Schema, { dialect, mayBeNull: allowed }: Context): boolean {
  return allowed && (dialect.numberOrStringMayBeNull || !isNumberOrString(schema, dialect));
}

/** The fields that a schema asks for together. */
function requiredTogether(schema: Schema): readonly string[] {
  return [...(schema.required ?? []), ...(schema.allOf ?? []).flatMap(requiredTogether)];
}

function isClosed(schema: Schema, { dialect, resource }: Context): boolean {
  if (schema.additionalProperties === false) return true;
  if (schema.additionalProperties === true || dialect.closed === 'never') return false;
  if (dialect.extensions && schema['x-kubernetes-preserve-unknown-fields'] === true) return false;
  if (resource && dialect.openRoot) return false;
  return schema.properties !== undefined || (dialect.closed === 'structural' && schema.type === 'object');
}

/** Go leaves out an empty string: to a built-in kind it is the same as no value. */
function isUnset(node: ContentNode, dialect: Dialect): boolean {
  return dialect.emptyIsUnset && node.type === 'scalar' && node.value === '';
}

function isTuple(items: Schema['items']): items is readonly Schema[] {
  return Array.isArray(items);
}

/** A field of a schema that the schema has itself: `constructor` and `__proto__` are names like any other. */
function own(properties: Readonly<Record<string, Schema>> | undefined, name: string): Schema | undefined {
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}
