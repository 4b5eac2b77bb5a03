import type { Node } from './node.ts';

/** A place in the text of a scalar. */
export interface Cursor {
  /** Where the scalar stands, from the root. */
  readonly steps: readonly (string | number)[];
  readonly text: string;
  readonly offset: number;
}

/** No character: Unicode keeps it for programs to use among themselves, and YAML takes it for a letter. */
const mark = '\uFDD0';

/**
 * The text of a document with a mark at an offset, by which `cursorIn` finds the place once it is parsed; null for a text
 * that has one. So a place is found where no value has a character yet: behind a colon, on the empty line of a block,
 * behind blanks that YAML takes off.
 */
export function marked(text: string, offset: number): string | null {
  return text.includes(mark) ? null : text.slice(0, offset) + mark + text.slice(offset);
}

/** The place of the mark; null when it is in no scalar that is a value. What an alias stands for has its own place. */
export function cursorIn(root: Node): Cursor | null {
  const rest: { readonly node: Node; readonly steps: Cursor['steps'] }[] = [{ node: root, steps: [] }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, steps } = next;
    if (node.type === 'scalar' && typeof node.value === 'string') {
      const offset = node.value.indexOf(mark);
      if (offset !== -1) return { steps, text: node.value.replace(mark, ''), offset };
    }
    if (node.type === 'sequence') {
      for (const [index, item] of node.items.entries()) rest.push({ node: item, steps: [...steps, index] });
    }
    if (node.type === 'map') {
      for (const { name, value } of node.pairs) rest.push({ node: value, steps: [...steps, name] });
    }
  }
  return null;
}
