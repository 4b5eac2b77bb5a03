import type { MapNode, Node, Pair, SequenceNode } from '../node.ts';
import { limits } from '../problem.ts';
import { blockAt } from './block.ts';
import { flowAt } from './flow.ts';
import { keyAt } from './key.ts';
import type { SimpleKey } from './key.ts';
import { endOfBlanks, isBareFrom, lineFrom } from './line.ts';
import type { Line } from './line.ts';
import { scalarAt } from './scalar.ts';

/**
 * Reads the text of one document as nearly all manifests are written: block mappings and sequences of scalars that end on
 * their line, block scalars, short flows, comments. Null for a text that has anything else in it, or anything wrong: it is
 * the parser's, which says the same about what is read here, and takes many times as long.
 */
export function readSimple(text: string): Node | null {
  // A node takes a character at least: a shorter text can't have too many.
  if (text.length > limits.writtenNodes || special.test(text)) return null;
  return new Reading(text).document();
}

/** Tabs, carriage returns, control characters, and blanks other than the space. */
const special = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\ufeff\ufffe\uffff]|(?! )\p{Zs}/u;

const nestedLevels = 100;

class Reading {
  readonly #text: string;
  /** The line that is read next. */
  #line: Line | null;
  #levels = 0;

  constructor(text: string) {
    this.#text = text;
    this.#line = lineFrom(text, 0);
  }

  document(): Node | null {
    this.#marker();
    const root = this.#block();
    return this.#line === null ? root : null;
  }

  /** The document's own `---`. */
  #marker(): void {
    const line = this.#line;
    if (line?.column !== 0 || !this.#text.startsWith('---', line.from)) return;
    if (isBareFrom(this.#text, line.from + 3, line.to)) this.#line = lineFrom(this.#text, line.to + 1);
  }

  /** What begins on the line that is next; `first` is its first key where that has been read. */
  #block(first: SimpleKey | null = null): Node | null {
    const line = this.#line;
    if (line === null || this.#levels >= nestedLevels) return null;
    this.#levels++;
    const node = this.#isItem(line) ? this.#sequence(line) : this.#map(line, first);
    this.#levels--;
    return node;
  }

  #map({ from: start, column }: Line, first: SimpleKey | null): MapNode | null {
    const pairs = new Map<string, Pair>();
    let end = start;
    let known = first;
    for (let line = this.#line; line?.column === column; line = this.#line) {
      // A sequence may stand in the column of its key; behind it the mapping goes on.
      const found = known ?? keyAt(this.#text, line.from, line.to);
      known = null;
      if (found === null || pairs.has(found.name)) return null;
      const value = this.#value(line, found.after, column);
      if (value === null) return null;
      pairs.set(found.name, { name: found.name, key: found.key, value, merged: false });
      end = value.end;
    }
    return this.#isWithin(column) ? null : { type: 'map', pairs: [...pairs.values()], start, end };
  }

  #sequence({ from: start, column }: Line): SequenceNode | null {
    const items: Node[] = [];
    let end = start;
    for (let line = this.#line; line?.column === column && this.#isItem(line); line = this.#line) {
      const item = this.#item(line, column);
      if (item === null) return null;
      items.push(item);
      end = item.end;
    }
    return this.#isWithin(column) ? null : { type: 'sequence', items, start, end };
  }

  /** What stands behind the colon of a pair, or below it. */
  #value(line: Line, after: number, column: number): Node | null {
    if (!isBareFrom(this.#text, after, line.to)) return this.#inline(line, endOfBlanks(this.#text, after), column);
    const below = this.#skip(line);
    if (below === null || below.column < column) return null;
    return below.column > column || this.#isItem(below) ? this.#block() : null;
  }

  /** What stands behind a dash, or below it. */
  #item(line: Line, column: number): Node | null {
    const after = line.from + 1;
    if (isBareFrom(this.#text, after, line.to)) {
      const below = this.#skip(line);
      return below === null || below.column <= column ? null : this.#block();
    }
    const from = endOfBlanks(this.#text, after);
    const rest = { from, column: column + from - line.from, to: line.to };
    const isItem = this.#isItem(rest);
    const first = isItem ? null : keyAt(this.#text, from, line.to);
    if (first === null && !isItem) return this.#inline(line, from, column);
    this.#line = rest;
    return this.#block(first);
  }

  /** A value that begins on the line of its key or dash; what is indented further than that has to be part of it. */
  #inline(line: Line, at: number, column: number): Node | null {
    const first = this.#text.charAt(at);
    if (first === '|' || first === '>') {
      const block = blockAt(this.#text, at, line.to, column);
      this.#line = block === null ? null : lineFrom(this.#text, block.next);
      return block === null || this.#isWithin(column) ? null : block.node;
    }
    const isFlow = first === '[' || first === '{';
    const node = isFlow ? flowAt(this.#text, at, line.to, nestedLevels) : scalarAt(this.#text, at, line.to);
    if (node === null || !isBareFrom(this.#text, node.end, line.to)) return null;
    this.#skip(line);
    return this.#isWithin(column) ? null : node;
  }

  #skip(line: Line): Line | null {
    this.#line = lineFrom(this.#text, line.to + 1);
    return this.#line;
  }

  /** The line that is next stands further in than a column: it belongs to nothing that is known here. */
  #isWithin(column: number): boolean {
    return this.#line !== null && this.#line.column > column;
  }

  #isItem({ from, to }: Line): boolean {
    return this.#text.charAt(from) === '-' && (from + 1 >= to || this.#text.charAt(from + 1) === ' ');
  }
}
