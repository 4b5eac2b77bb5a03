import { content } from './node.ts';
import type { Node } from './node.ts';

/** The data that a node stands for, as JSON has it; an integer beyond the safe range stays a bigint. */
export function toData(node: Node): unknown {
  const here = content(node);
  switch (here.type) {
    case 'scalar':
      return here.value;
    case 'sequence':
      return here.items.map(toData);
    case 'map':
      // A key called __proto__ is data: Object.fromEntries defines it and does not set the prototype.
      return Object.fromEntries(here.pairs.map((pair) => [pair.name, toData(pair.value)]));
  }
}
