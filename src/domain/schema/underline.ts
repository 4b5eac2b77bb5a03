import type { Related } from '../finding.ts';
import type { Range } from '../range.ts';
import { content } from '../yaml/node.ts';
import type { Place } from './place.ts';

/** Where a finding is drawn, and what else there is to see. */
export interface Underline {
  readonly range: Range;
  readonly related: readonly Related[];
}

/**
 * A value is underlined itself; a whole collection, or a value that is not there, by its key,
 * so that no block of the file turns red. What comes in by an alias is underlined where the alias stands.
 */
export function underlineValue(place: Place, text: string): Underline {
  return throughAlias(place) ?? { range: valueRange(place, text), related: [] };
}

export function underlineKey(place: Place, text: string): Underline {
  return (
    throughAlias(place.up) ?? { range: place.key === null ? valueRange(place, text) : bounds(place.key), related: [] }
  );
}

/** A missing field is looked for where its parent begins. */
export function underlineMissing(parent: Place, text: string): Underline {
  const through = throughAlias(parent);
  if (through !== null) return through;
  const node = content(parent.node);
  if (parent.key !== null) return { range: bounds(parent.key), related: [] };
  const pairs = node.type === 'map' ? node.pairs : [];
  const kind = parent.up === null ? pairs.find((pair) => pair.name === 'kind') : undefined;
  if (kind !== undefined) return { range: bounds(content(kind.value)), related: [] };
  return { range: pairs[0] === undefined ? firstLine(node, text) : bounds(pairs[0].key), related: [] };
}

/** An item of a list is known by the value of the first key that identifies it. */
export function underlineItem(item: Place, keys: readonly string[], text: string): Underline {
  const node = content(item.node);
  const pair = node.type === 'map' ? node.pairs.find(({ name }) => keys.includes(name)) : undefined;
  if (pair === undefined) return underlineMissing(item, text);
  return underlineValue({ up: item, step: pair.name, key: pair.key, node: pair.value }, text);
}

function valueRange(place: Place, text: string): Range {
  const node = content(place.node);
  if (node.type === 'scalar' && node.end > node.start) return bounds(node);
  return place.key !== null ? bounds(place.key) : firstLine(node, text);
}

function firstLine(range: Range, text: string): Range {
  const newline = text.indexOf('\n', range.start);
  const lineEnd = newline === -1 ? text.length : newline;
  const end = Math.min(range.end, range.start + text.slice(range.start, lineEnd).trimEnd().length);
  return { start: range.start, end: Math.max(end, Math.min(range.start + 1, text.length)) };
}

/** The outermost alias on the way to a place: only there does the text of this object say it. */
function throughAlias(place: Place | null): Underline | null {
  let alias: Underline | null = null;
  for (let here = place; here !== null; here = here.up) {
    if (here.node.type !== 'alias') continue;
    const target = place === null ? here.node.target : content(place.node);
    alias = { range: bounds(here.node), related: [{ range: bounds(target), message: 'The anchored value.' }] };
  }
  return alias;
}

function bounds({ start, end }: Range): Range {
  return { start, end };
}
