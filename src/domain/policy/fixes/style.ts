import { lineBreakOf } from '../../lines.ts';
import { isPlainMap } from '../../plain.ts';
import type { Plain } from '../../plain.ts';
import { content } from '../../yaml/node.ts';
import type { ContentNode, MapNode, Node } from '../../yaml/node.ts';
import { nameOf } from '../../yaml/scalar.ts';
import { quoted, yamlText } from '../../yaml/write.ts';

/** How a document is written. */
export interface Style {
  readonly text: string;
  readonly lineBreak: string;
  /** How far what is in a map is indented. */
  readonly step: number;
  /** How far a list stands in from its key. */
  readonly listStep: number;
  /** Texts and keys are in double quotes, as in JSON. */
  readonly isJson: boolean;
  /** Between a brace and what is in it. */
  readonly gap: string;
}

/** The style around a place: what is near counts before what is farther away. `nodes` lead from the root to it. */
export function styleOf(text: string, nodes: readonly Node[]): Style {
  const near = nodes.toReversed().map(content);
  const step = firstOf(near, (node) => indentOf(text, node, 'map')) ?? 2;
  const first = near.map((node) => (node.type === 'map' ? node.pairs[0] : undefined)).find((pair) => pair);
  return {
    text,
    lineBreak: lineBreakOf(text),
    step,
    listStep: firstOf(near, (node) => indentOf(text, node, 'sequence')) ?? step,
    isJson: first !== undefined && text.charAt(first.key.start) === '"',
    gap: /\{[ \t]+\S/.test(text) ? ' ' : '',
  };
}

/** Whether it stands in braces or brackets. */
export function isFlow({ text }: Pick<Style, 'text'>, node: ContentNode): boolean {
  return node.type !== 'scalar' && /[[{]/.test(text.charAt(node.start));
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Where the line ends that an offset lies in, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const rest = text.slice(offset).search(/[\r\n]/);
  return rest === -1 ? text.length : offset + rest;
}

/** How far the first collection of this type stands in from its key, in a map or below it; null where none does. */
function indentOf(text: string, node: ContentNode, type: 'map' | 'sequence'): number | null {
  if (node.type === 'scalar' || isFlow({ text }, node)) return null;
  if (node.type === 'sequence') return firstOf(node.items, (item) => indentOf(text, content(item), type));
  return firstOf(node.pairs, ({ value }) => ownIndent(text, node, value, type) ?? deeper(text, value, type));
}

function ownIndent(text: string, { start }: MapNode, value: Node, type: 'map' | 'sequence'): number | null {
  if (value.type !== type || value.start === value.end || isFlow({ text }, value)) return null;
  return columnOf(text, value.start) - columnOf(text, start);
}

function deeper(text: string, value: Node, type: 'map' | 'sequence'): number | null {
  return value.type === 'alias' ? null : indentOf(text, value, type);
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => number | null): number | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** A key with its value as lines that begin in column 0. */
export function blockLines(name: string, value: Plain, style: Style): readonly string[] {
  const key = yamlText(name);
  const shifted = (lines: readonly string[], by: number): readonly string[] =>
    lines.map((line) => ' '.repeat(by) + line);
  if (isPlainMap(value) && Object.keys(value).length > 0) {
    const inside = Object.entries(value).flatMap(([below, one]) => blockLines(below, one, style));
    return [`${key}:`, ...shifted(inside, style.step)];
  }
  if (!isList(value) || value.length === 0) return [`${key}: ${flowText(value, style)}`];
  const items = value.map((item) => `- ${flowText(item, style)}`);
  return [`${key}:`, ...shifted(items, style.listStep)];
}

/** A value on one line. */
export function flowText(value: Plain, style: Style): string {
  if (isList(value)) return `[${value.map((item) => flowText(item, style)).join(', ')}]`;
  if (isPlainMap(value)) {
    const entries = Object.entries(value).map(([name, one]) => entryText(name, one, style));
    return entries.length === 0 ? '{}' : `{${style.gap}${entries.join(', ')}${style.gap}}`;
  }
  if (typeof value === 'string') return textIn(value, style);
  return typeof value === 'number' ? (nameOf(value) ?? 'null') : String(value);
}

/** A key and its value as they stand in braces. */
export function entryText(name: string, value: Plain, style: Style): string {
  return `${textIn(name, style)}: ${flowText(value, style)}`;
}

/** A comma would end it in braces. */
function textIn(text: string, { isJson }: Style): string {
  return isJson || text.includes(',') ? quoted(text) : yamlText(text);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
