import type { Plain } from '../plain.ts';
import { content } from './node.ts';
import type { Node } from './node.ts';

/** The JSON that a node stands for. Integers beyond the safe range lose precision, as in every JSON reader of JavaScript. */
export function toJSON(node: Node): Plain {
  const here = content(node);
  switch (here.type) {
    case 'scalar':
      return typeof here.value === 'bigint' ? Number(here.value) : here.value;
    case 'sequence':
      return here.items.map(toJSON);
    case 'map':
      // A key called __proto__ is data: Object.fromEntries defines it and does not set the prototype.
      return Object.fromEntries(here.pairs.map((pair) => [pair.name, toJSON(pair.value)]));
  }
}
