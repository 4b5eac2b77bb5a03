import type { Edit } from '../../finding.ts';
import { isPlainMap } from '../../plain.ts';
import type { Plain } from '../../plain.ts';
import { content } from '../../yaml/node.ts';
import type { MapNode, Node, Pair, ScalarNode, SequenceNode } from '../../yaml/node.ts';
import { quoted } from '../../yaml/write.ts';
import { grown } from './change.ts';
import type { Twig } from './change.ts';
import { removal } from './remove.ts';
import { blockLines, columnOf, entryText, flowText, isFlow, lineEnd, lineStart, styleOf } from './style.ts';
import type { Style } from './style.ts';

/** Where what is missing in a map goes: behind all that is there, or before it. */
export type Side = 'behind' | 'before';

/** A node with the key that it is the value of, and what it lies in, the outermost first. */
interface Place {
  readonly node: Node;
  readonly key: ScalarNode | null;
  readonly around: readonly Node[];
}

/** The edits that make the changes in an object of a text; null where it can't be told how. */
export function writeChanges(text: string, root: Node, tree: Twig, side: Side): readonly Edit[] | null {
  return new Writer(text, side).edits({ node: root, key: null, around: [] }, tree);
}

class Writer {
  readonly #text: string;
  readonly #side: Side;

  constructor(text: string, side: Side) {
    this.#text = text;
    this.#side = side;
  }

  edits(place: Place, twig: Twig): readonly Edit[] | null {
    if (twig.is === 'gone') return null;
    if (twig.is === 'set') return this.#replaced(place, twig.value);
    const { node } = place;
    // What an alias stands for belongs to others too.
    if (node.type === 'alias') return null;
    if (node.type === 'map' && node.pairs.length > 0) return this.#inMap(place, node, twig.below);
    if (node.type === 'sequence' && node.items.length > 0) return this.#inList(place, node, twig.below);
    return this.#replaced(place, grown(twig));
  }

  #inMap({ node, around }: Place, map: MapNode, below: ReadonlyMap<string | number, Twig>): readonly Edit[] | null {
    const edits: Edit[] = [];
    const added: (readonly [string, Plain])[] = [];
    for (const [step, twig] of below) {
      const pair = map.pairs.find(({ name }) => name === step);
      if (pair === undefined && twig.is !== 'gone') added.push([String(step), grown(twig)]);
      if (pair === undefined) continue;
      const inside = this.#inPair(pair, map, twig, [...around, node]);
      if (inside === null) return null;
      edits.push(...inside);
    }
    if (added.length > 0) edits.push(this.#insertion(map, added, styleOf(this.#text, [...around, node])));
    return edits;
  }

  #inPair(pair: Pair, map: MapNode, twig: Twig, around: readonly Node[]): readonly Edit[] | null {
    if (pair.merged) return null;
    if (twig.is !== 'gone') return this.edits({ node: pair.value, key: pair.key, around }, twig);
    const edit = removal(this.#text, map, pair);
    return edit === null ? null : [edit];
  }

  #inList(
    { node, around }: Place,
    list: SequenceNode,
    below: ReadonlyMap<string | number, Twig>,
  ): readonly Edit[] | null {
    const edits: Edit[] = [];
    for (const [step, twig] of below) {
      const item = list.items[Number(step)];
      if (item === undefined && step !== list.items.length) return null;
      const inside: readonly Edit[] | null =
        item === undefined
          ? [this.#appended(list, grown(twig), styleOf(this.#text, [...around, node]))]
          : this.edits({ node: item, key: null, around: [...around, node] }, twig);
      if (inside === null) return null;
      edits.push(...inside);
    }
    return edits;
  }

  /** In the place of a scalar, or of nothing, or of a list of scalars; a collection that holds more is never given up. */
  #replaced({ node, key, around }: Place, value: Plain): readonly Edit[] | null {
    const here = content(node);
    if (here.type === 'map' && here.pairs.length > 0) return null;
    if (node.type === 'sequence' && node.items.length > 0) return this.#relisted(node, value, around);
    const style = styleOf(this.#text, around);
    if (node.start < node.end) return [{ range: rangeOf(node), newText: this.#inline(value, node, style) }];
    const parent = around.at(-1);
    if (key === null || parent === undefined) return null;
    const colon = this.#text.indexOf(':', key.end) + 1;
    if (!isNested(value) || isFlow(style, content(parent)))
      return [{ range: { start: colon, end: colon }, newText: ` ${flowText(value, style)}` }];
    const [, ...lines] = blockLines('', value, style);
    const at = lineEnd(this.#text, colon);
    return [{ range: { start: at, end: at }, newText: this.#below(lines, columnOf(this.#text, key.start), style) }];
  }

  /** Comments among the items would be lost. */
  #relisted(list: SequenceNode, value: Plain, around: readonly Node[]): readonly Edit[] | null {
    const isSimple = list.items.every(({ type }) => type === 'scalar');
    if (!isSimple || !Array.isArray(value) || value.length === 0) return null;
    const range = rangeOf(list);
    const style = styleOf(this.#text, around);
    if (isFlow(style, list)) return [{ range, newText: flowText(value, style) }];
    if (this.#text.slice(range.start, range.end).includes('#')) return null;
    const lines = value.map((item: Plain) => `- ${flowText(item, style)}`);
    return [{ range, newText: lines.join(style.lineBreak + ' '.repeat(columnOf(this.#text, list.start))) }];
  }

  /** A text that was in double quotes stays in them. */
  #inline(value: Plain, { start }: Node, style: Style): string {
    const wasQuoted = typeof value === 'string' && this.#text.charAt(start) === '"';
    return wasQuoted ? quoted(value) : flowText(value, style);
  }

  #insertion(map: MapNode, added: readonly (readonly [string, Plain])[], style: Style): Edit {
    const text = this.#text;
    const pairs = map.pairs.toSorted((a, b) => a.key.start - b.key.start);
    const first = pairs[0]?.key.start ?? map.start;
    if (isFlow(style, map)) {
      const entries = added.map(([name, value]) => entryText(name, value, style));
      return this.#side === 'before'
        ? insert(first, entries.map((entry) => `${entry}, `).join(''))
        : this.#behindInFlow(map, pairs.at(-1)?.key.start ?? map.start, endOf(pairs), entries, style);
    }
    const indent = columnOf(text, first);
    const lines = added.flatMap(([name, value]) => blockLines(name, value, style));
    if (this.#side === 'behind') return insert(lineEnd(text, endOf(pairs)), this.#below(lines, indent, style));
    return insert(first, lines.map((line) => `${line}${style.lineBreak}${' '.repeat(indent)}`).join(''));
  }

  #appended(list: SequenceNode, value: Plain, style: Style): Edit {
    const last = list.items.at(-1) ?? list;
    if (isFlow(style, list)) return this.#behindInFlow(list, last.start, last.end, [flowText(value, style)], style);
    const line = `- ${flowText(value, style)}`;
    return insert(lineEnd(this.#text, last.end), this.#below([line], columnOf(this.#text, list.start), style));
  }

  /** Each on a line of its own where the last one has one. */
  #behindInFlow({ start }: Node, last: number, end: number, entries: readonly string[], style: Style): Edit {
    const from = lineStart(this.#text, last);
    const isBroken = from > lineStart(this.#text, start);
    const gap = isBroken ? style.lineBreak + this.#text.slice(from, last).replace(/\S.*$/s, '') : ' ';
    return insert(end, entries.map((entry) => `,${gap}${entry}`).join(''));
  }

  /** Lines behind what ends in a line. */
  #below(lines: readonly string[], indent: number, { lineBreak }: Style): string {
    return lines.map((line) => lineBreak + ' '.repeat(indent) + line).join('');
  }
}

function insert(at: number, newText: string): Edit {
  return { range: { start: at, end: at }, newText };
}

function endOf(pairs: readonly Pair[]): number {
  return Math.max(...pairs.map(({ key, value }) => Math.max(key.end, value.end)));
}

function rangeOf({ start, end }: Node): Edit['range'] {
  return { start, end };
}

function isNested(value: Plain): boolean {
  return Array.isArray(value) ? value.length > 0 : isPlainMap(value) && Object.keys(value).length > 0;
}
