import type { Place } from '../schema/place.ts';
import { content } from '../yaml/node.ts';

/** A value, and the place that says it. */
export interface Read<Value> {
  readonly value: Value;
  readonly place: Place;
}

/** The field of a mapping; null where there is none. */
export function field(place: Place | null, name: string): Place | null {
  const node = place === null ? null : content(place.node);
  const pair = node?.type === 'map' ? node.pairs.find((one) => one.name === name) : undefined;
  return pair === undefined ? null : { up: place, step: name, key: pair.key, node: pair.value };
}

/** All fields of a mapping, in the order of the text. */
export function fields(place: Place | null): readonly Place[] {
  const node = place === null ? null : content(place.node);
  if (node?.type !== 'map') return [];
  return node.pairs.map((pair): Place => ({ up: place, step: pair.name, key: pair.key, node: pair.value }));
}

export function items(place: Place | null): readonly Place[] {
  const node = place === null ? null : content(place.node);
  if (node?.type !== 'sequence') return [];
  return node.items.map((item, index): Place => ({ up: place, step: index, key: null, node: item }));
}

/** A text; null for what is missing or of another type, which the schema says. */
export function textAt(place: Place | null): Read<string> | null {
  const value = scalarAt(place);
  return place === null || typeof value !== 'string' ? null : { value, place };
}

export function numberAt(place: Place | null): Read<number> | null {
  const value = scalarAt(place);
  return place === null || typeof value !== 'number' ? null : { value, place };
}

export function booleanAt(place: Place | null): Read<boolean> | null {
  const value = scalarAt(place);
  return place === null || typeof value !== 'boolean' ? null : { value, place };
}

/** The texts of a list; what is no text is left out. */
export function textsAt(place: Place | null): readonly Read<string>[] {
  return items(place).flatMap((item) => textAt(item) ?? []);
}

/** A value that another reading makes of a text; null where it makes none. */
export function mapped<From, To>(read: Read<From> | null, to: (value: From) => To | null): Read<To> | null {
  const value = read === null ? null : to(read.value);
  return read === null || value === null ? null : { value, place: read.place };
}

function scalarAt(place: Place | null): unknown {
  const node = place === null ? null : content(place.node);
  return node?.type === 'scalar' ? node.value : undefined;
}
