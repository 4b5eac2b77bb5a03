import { missingStep } from '../../cel/value/origin.ts';
import type { Origin, Path } from '../../cel/value/origin.ts';
import type { Comparator, Field } from '../syntax/ast.ts';
import { isEqual, valueOf } from '../value.ts';
import type { Data, Dictionary, List, Value } from '../value.ts';
import { Failure } from './failure.ts';

export function field({ name, start, end }: Field, { data, from }: Value): Value | Failure {
  if (!isMap(data)) return { data: null, from };
  const found = valueOf(data, name);
  if (found !== undefined) return found;
  const missing = isPath(from) ? missingStep(from, name) : from;
  return new Failure('not-found', `Unknown key ${JSON.stringify(name)} in path`, { start, end }, missing);
}

export function element({ data, from }: Value, index: number): Value {
  if (!isList(data)) return { data: null, from };
  return data.items.at(index) ?? { data: null, from };
}

/** Only numbers have an order. */
export function compared(comparator: Comparator, a: Data, b: Data): boolean | null {
  if (comparator === '==') return isEqual(a, b);
  if (comparator === '!=') return !isEqual(a, b);
  if (typeof a !== 'number' || typeof b !== 'number') return null;
  switch (comparator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

export function isList(data: Data): data is List {
  return data !== null && typeof data === 'object' && data.kind === 'list';
}

export function isMap(data: Data): data is Dictionary {
  return data !== null && typeof data === 'object' && data.kind === 'map';
}

function isPath(from: Origin): from is Path {
  return from !== null && 'key' in from;
}
