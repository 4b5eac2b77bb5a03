import { content } from '../yaml/node.ts';
import type { Node } from '../yaml/node.ts';

/** Whether a node has one of the values, as JSON compares them. */
export function isAmong(node: Node, values: readonly unknown[]): boolean {
  const written = canonical(node);
  return values.some((value) => canonicalJSON(value) === written);
}

/** One text for each JSON value: equal nodes have equal texts, however they are written. */
export function canonical(node: Node): string {
  const here = content(node);
  switch (here.type) {
    case 'scalar':
      return typeof here.value === 'bigint' ? here.value.toString() : JSON.stringify(here.value);
    case 'sequence':
      return `[${here.items.map(canonical).join(',')}]`;
    case 'map':
      return `{${here.pairs
        .map((pair) => `${JSON.stringify(pair.name)}:${canonical(pair.value)}`)
        .toSorted()
        .join(',')}}`;
  }
}

function canonicalJSON(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJSON).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJSON(field)}`)
    .toSorted()
    .join(',')}}`;
}
