import { bool, double, dyn, elementOf, join, listOf, mapOf, objectOf, open, string } from '../../cel/type.ts';
import type { Type } from '../../cel/type.ts';
import type { Call, Expression } from '../syntax/ast.ts';
import { functions } from './functions.ts';
import type { Given } from './functions.ts';
import { union } from './union.ts';

/** The name at an offset, and the type of what it is looked up in; null until it was met. */
export interface Probe {
  readonly at: number;
  found: Type | null;
}

/**
 * What an expression gives for data of a type, as far as is known before there are any. A `probe` is told what a name at
 * its offset is looked up in.
 */
export function typeOf(expression: Expression, current: Type, probe: Probe | null = null): Type {
  return new Inference(probe).of(expression, current);
}

/** The type of plain data. */
export function typeOfData(data: unknown): Type {
  switch (typeof data) {
    case 'string':
      return string;
    case 'boolean':
      return bool;
    case 'number':
    case 'bigint':
      return double;
    case 'object':
      if (Array.isArray(data)) return listOf(data.length === 0 ? dyn : data.map(typeOfData).reduce(join));
      if (data === null) return dyn;
      return objectOf('', Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typeOfData(value)])));
    default:
      return dyn;
  }
}

class Inference {
  readonly #probe: Probe | null;

  constructor(probe: Probe | null) {
    this.#probe = probe;
  }

  of(expression: Expression, current: Type): Type {
    switch (expression.kind) {
      case 'current':
        return current;
      case 'field':
        if (this.#probe !== null && expression.start === this.#probe.at) this.#probe.found = current;
        return fieldOf(current, expression.name);
      case 'literal':
        return typeOfData(expression.value);
      case 'index':
        return each(current);
      case 'slice':
        return current;
      case 'chain':
      case 'pipe':
        return this.of(expression.right, this.of(expression.left, current));
      case 'projection':
        return listOf(this.of(expression.each, each(this.of(expression.of, current))));
      case 'values':
        return listOf(this.of(expression.each, valueOf(this.of(expression.of, current))));
      case 'filter': {
        const element = each(this.of(expression.of, current));
        this.of(expression.test, element);
        return listOf(this.of(expression.each, element));
      }
      case 'flatten': {
        const element = each(this.of(expression.of, current));
        return element.kind === 'list' ? element : listOf(element);
      }
      case 'or':
      case 'and':
        return either(this.of(expression.left, current), this.of(expression.right, current));
      case 'comparison':
        this.of(expression.left, current);
        this.of(expression.right, current);
        return bool;
      case 'not':
        this.of(expression.operand, current);
        return bool;
      case 'list':
        return listOf(expression.items.map((item) => this.of(item, current)).reduce(join, open));
      case 'map':
        return objectOf(
          '',
          Object.fromEntries(expression.entries.map(({ key, value }) => [key, this.of(value, current)])),
        );
      case 'call':
        return this.#called(expression, current);
      case 'reference':
        this.of(expression.body, dyn);
        return dyn;
    }
  }

  /** A reference is looked up in the elements of the array beside it. */
  #called({ name, args }: Call, current: Type): Type {
    const types = args.map((arg) => (arg.kind === 'reference' ? null : this.of(arg, current)));
    const given = types.filter((type) => type !== null);
    const element = each(given[0] ?? dyn);
    const bodies = args.flatMap((arg) => (arg.kind === 'reference' ? this.of(arg.body, element) : []));
    if (name === 'map') return listOf(bodies[0] ?? dyn);
    return resultOf(functions.get(name)?.result ?? 'any', given);
  }
}

function resultOf(result: Given, given: readonly Type[]): Type {
  const first = given[0] ?? dyn;
  switch (result) {
    case 'string':
      return string;
    case 'number':
      return double;
    case 'boolean':
      return bool;
    case 'array':
      return listOf(dyn);
    case 'array of string':
      return listOf(string);
    case 'object':
      return mapOf(string, dyn);
    case 'same':
      return given.reduce(either, first);
    case 'merged':
      return given.reduce((one, other) => merged(one, other), dyn);
    case 'element':
      return each(first);
    case 'values':
      return listOf(valueOf(first));
    case 'any':
      return dyn;
  }
}

function fieldOf(type: Type, name: string): Type {
  if (type.kind === 'object') return type.fields.get(name) ?? dyn;
  return type.kind === 'map' ? type.value : dyn;
}

function each(type: Type): Type {
  return type.kind === 'list' ? elementOf(type) : dyn;
}

/** What the values of an object have in common. */
function valueOf(type: Type): Type {
  if (type.kind === 'map') return type.value;
  if (type.kind !== 'object' || type.fields.size === 0) return dyn;
  return [...type.fields.values()].reduce(join);
}

/** Of two types the one of which more is known: `a || '{}'` is mostly an `a`. */
function either(one: Type, other: Type): Type {
  return one.kind === 'dyn' ? other : one;
}

/** Objects in one; of what is no object with known fields, nothing is known to be added. */
function merged(one: Type, other: Type): Type {
  return one.kind === 'object' && other.kind === 'object' ? union(one, other) : either(one, other);
}
