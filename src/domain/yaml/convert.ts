import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Alias, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Range } from '../range.ts';
import { content } from './node.ts';
import type { ContentNode, MapNode, Node, Pair, ScalarNode, ScalarValue, SequenceNode } from './node.ts';
import { limits } from './problem.ts';
import type { Problem } from './problem.ts';
import { nameOf, resolvePlain, resolveTagged } from './scalar.ts';
import type { ScalarTag } from './scalar.ts';

export interface Converted {
  readonly root: Node | null;
  readonly problems: readonly Problem[];
  readonly writtenNodes: number;
  /** How many nodes the aliases stand for, counted once for each alias. */
  readonly aliasedNodes: number;
  /** What is nested deeper than the limit is left out. */
  readonly isTooDeep: boolean;
}

/** From the tree of the `yaml` package to ours; the only file, with `parse`, that knows the package. */
export function convert(text: string, contents: unknown): Converted {
  const conversion = new Conversion(text);
  const root = contents === null || contents === undefined ? null : conversion.node(contents, text.length);
  return {
    root: isEmpty(root) ? null : root,
    problems: conversion.problems,
    writtenNodes: conversion.written,
    aliasedNodes: conversion.aliased,
    isTooDeep: conversion.isTooDeep,
  };
}

function isEmpty(root: Node | null): boolean {
  return root?.type === 'scalar' && root.start === root.end && root.value === null;
}

class Conversion {
  readonly problems: Problem[] = [];
  written = 0;
  aliased = 0;
  isTooDeep = false;
  #level = 0;
  readonly #text: string;
  /** Anchors seen so far in the order of the text; null while the anchored collection is still open. */
  readonly #anchors = new Map<string, { readonly node: ContentNode; readonly size: number } | null>();

  constructor(text: string) {
    this.#text = text;
  }

  node(node: unknown, fallback: number): Node {
    if (isAlias(node)) return this.#alias(node);
    const here = this.#content(node, fallback);
    if (here.type === 'scalar' && typeof here.value === 'number' && !Number.isFinite(here.value))
      this.#report(`"${here.text}" is a number that JSON can't hold.`, here);
    return here;
  }

  #content(node: unknown, fallback: number): ContentNode {
    this.written++;
    // Counted, so that it does not depend on how much stack there happens to be.
    if (this.#level >= limits.nestedLevels) {
      this.isTooDeep = true;
      return nothingAt(fallback);
    }
    this.#level++;
    const made = this.#made(node, fallback);
    this.#level--;
    return made;
  }

  #made(node: unknown, fallback: number): ContentNode {
    if (isScalar(node)) return this.#anchored(node.anchor, () => this.#scalar(node));
    if (isMap(node)) return this.#anchored(node.anchor, () => this.#map(node));
    if (isSeq(node)) return this.#anchored(node.anchor, () => this.#sequence(node));
    return nothingAt(fallback);
  }

  #anchored(anchor: string | undefined, make: () => ContentNode): ContentNode {
    if (anchor === undefined) return make();
    const before = this.written + this.aliased;
    this.#anchors.set(anchor, null);
    const node = make();
    this.#anchors.set(anchor, { node, size: this.written + this.aliased - before + 1 });
    return node;
  }

  #alias(alias: Alias): Node {
    const range = this.#range(alias.range);
    const anchored = this.#anchors.get(alias.source);
    if (anchored !== undefined && anchored !== null) {
      this.aliased += anchored.size;
      return { type: 'alias', ...range, target: anchored.node };
    }
    const message =
      anchored === null
        ? `Anchor "${alias.source}" contains itself.`
        : `Alias "${alias.source}" names no anchor that stands before it.`;
    this.#report(message, range);
    return { ...nothingAt(range.start), end: range.end };
  }

  #scalar(scalar: Scalar): ScalarNode {
    const range = this.#range(scalar.range);
    const text = scalar.source ?? (typeof scalar.value === 'string' ? scalar.value : '');
    const style =
      scalar.type === 'PLAIN' || scalar.type === undefined
        ? 'plain'
        : scalar.type.startsWith('QUOTE')
          ? 'quoted'
          : 'block';
    const value = valueOf(text, style, scalar.tag);
    if (value === undefined) this.#report('The value is not of the type that its tag says.', range);
    return { type: 'scalar', value: value ?? null, text, style, ...range };
  }

  #sequence(sequence: YAMLSeq): SequenceNode {
    const range = this.#range(sequence.range);
    const items = sequence.items.map((item) => (isPair(item) ? nothingAt(range.start) : this.node(item, range.start)));
    return {
      type: 'sequence',
      items,
      start: range.start,
      end: sequence.flow === true ? range.end : (items.at(-1)?.end ?? range.end),
    };
  }

  /** A block mapping ends where its last value ends; the parser's own range runs on to the next sibling. */
  #map(map: YAMLMap): MapNode {
    const range = this.#range(map.range);
    const pairs = new Map<string, Pair>();
    let end = range.start;
    for (const item of map.items) end = this.#pair(item.key, item.value, range.start, pairs);
    return { type: 'map', pairs: [...pairs.values()], start: range.start, end: map.flow === true ? range.end : end };
  }

  /** Returns where the pair ends. */
  #pair(keyNode: unknown, valueNode: unknown, fallback: number, pairs: Map<string, Pair>): number {
    const key = this.#key(keyNode, fallback);
    const value = this.node(valueNode, key.end);
    if (key.style === 'plain' && key.text === '<<') {
      this.#merge(value, key, pairs);
      return value.end;
    }
    const name = nameOf(key.value) ?? String(key.value);
    const first = pairs.get(name);
    if (first !== undefined && !first.merged) {
      this.problems.push({
        code: first.key.value === key.value ? 'duplicate-key' : 'same-name',
        message: `Key "${name}" stands twice in this mapping.`,
        start: key.start,
        end: key.end,
        related: { start: first.key.start, end: first.key.end, message: `The first "${name}".` },
      });
    }
    if (first?.merged === true) this.#override(name, key);
    pairs.delete(name);
    pairs.set(name, { name, key, value, merged: false });
    return value.end;
  }

  #key(node: unknown, fallback: number): ScalarNode {
    const key = isAlias(node) ? content(this.#alias(node)) : this.#content(node, fallback);
    if (key.type === 'scalar' && nameOf(key.value) !== undefined) return key;
    this.#report('A key must be a string.', key);
    return key.type === 'scalar' ? key : { ...nothingAt(key.start), end: key.end };
  }

  /**
   * `<<` takes over the keys of one map, or of several, of which the first counts. As Go reads it, what is merged
   * counts over what the map has said before, and what the map says behind it counts over what is merged.
   */
  #merge(value: Node, key: ScalarNode, pairs: Map<string, Pair>): void {
    const source = content(value);
    const merged = new Map<string, Pair>();
    for (const one of source.type === 'sequence' ? source.items : [value]) {
      const map = content(one);
      if (map.type !== 'map') {
        this.#report('"<<" merges mappings only.', key);
        continue;
      }
      for (const pair of map.pairs) {
        if (merged.has(pair.name)) this.#override(pair.name, key);
        else merged.set(pair.name, pair);
      }
    }
    for (const [name, pair] of merged) {
      if (pairs.has(name)) this.#override(name, key);
      const standing: Node = { type: 'alias', start: key.start, end: value.end, target: content(pair.value) };
      pairs.set(name, { name, key, value: standing, merged: true });
    }
  }

  #override(name: string, key: ScalarNode): void {
    this.problems.push({
      code: 'merge-override',
      message: `Key "${name}" stands here and in the mapping that is merged.`,
      start: key.start,
      end: key.end,
    });
  }

  #report(message: string, { start, end }: Range): void {
    this.problems.push({ code: 'syntax', message, start, end });
  }

  #range(range: readonly number[] | null | undefined): Range {
    const start = Math.min(range?.[0] ?? 0, this.#text.length);
    const end = Math.min(Math.max(range?.[1] ?? start, start), this.#text.length);
    return { start, end: start + this.#text.slice(start, end).trimEnd().length };
  }
}

/** Undefined for what is not of the type that its tag says. */
function valueOf(text: string, style: ScalarNode['style'], tag: string | undefined): ScalarValue | undefined {
  if (tag === undefined) return style === 'plain' ? resolvePlain(text) : text;
  const type = scalarTags.get(tag);
  return type === undefined ? text : resolveTagged(text, type);
}

const scalarTags: ReadonlyMap<string, ScalarTag> = new Map(
  (['int', 'float', 'bool', 'null', 'binary'] as const).map((name) => [`tag:yaml.org,2002:${name}`, name]),
);

function nothingAt(offset: number): ScalarNode {
  return { type: 'scalar', value: null, text: '', style: 'plain', start: offset, end: offset };
}
