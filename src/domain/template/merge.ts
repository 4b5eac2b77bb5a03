import { applyEdits } from '../edits.ts';
import type { Edit } from '../finding.ts';
import { lineBreakOf } from '../lines.ts';
import { isPlainMap, isSame, overlay } from '../plain.ts';
import type { Plain, PlainMap } from '../plain.ts';
import { toJSON } from '../yaml/json.ts';
import { content } from '../yaml/node.ts';
import type { MapNode, Node, Pair } from '../yaml/node.ts';
import { parse } from '../yaml/parse.ts';
import { isNested, quoted, yamlLines, yamlText } from '../yaml/write.ts';
import type { Comments } from '../yaml/write.ts';
import { keyComments } from './comments.ts';

/**
 * The text of a YAML document with answers laid over its values: maps key by key, lists and scalars as a whole. What no
 * answer touches stays byte for byte, comments and order included; what is equal already is not touched.
 * The text must be one document that can be read and is a map.
 */
export function mergeAnswers(text: string, answers: PlainMap): string {
  const root = mapIn(text);
  if (isFlow(text, root)) return block(overlay(toJSON(root), answers), text);
  const merged = applyEdits(text, editsOf(text, root, answers, ''));
  // What was written is read back: an answer must never end up as another value.
  if (!isSame(toJSON(mapIn(merged)), overlay(toJSON(root), answers)))
    throw new Error('The answers and the text that was made of them are not the same.');
  return merged;
}

function mapIn(text: string): MapNode {
  const { root, problems } = parse(text);
  const node = root === null ? null : content(root);
  if (node?.type !== 'map' || problems.length > 0) throw new Error('The text is no map that can be read.');
  return node;
}

function editsOf(text: string, map: MapNode, answers: PlainMap, path: string): Edit[] {
  const edits: Edit[] = [];
  const added: string[] = [];
  const indent = columnOf(text, map.pairs[0]?.key.start ?? map.start);
  for (const [name, value] of Object.entries(answers)) {
    const pair = map.pairs.findLast((one) => !one.merged && one.name === name);
    const here = `${path}/${name}`;
    if (pair !== undefined) edits.push(...editsOfPair(text, pair, value, here, indent));
    else added.push(`\n${' '.repeat(indent)}${yamlText(name)}:${behindColon(value, indent + 2, new Map(), here)}`);
  }
  if (added.length > 0) {
    const end = endOfLine(text, lastOffset(map));
    edits.push({ range: { start: end, end }, newText: withLineEnds(added.join(''), text) });
  }
  return edits;
}

function editsOfPair(text: string, pair: Pair, value: Plain, path: string, indent: number): Edit[] {
  const node = content(pair.value);
  const known = toJSON(node);
  if (isSame(known, value)) return [];
  const isBlock = pair.value.type !== 'alias' && !isFlow(text, node);
  if (node.type === 'map' && isBlock && isPlainMap(value)) return editsOf(text, node, value, path);
  const isList = node.type === 'sequence' && isBlock && Array.isArray(value);
  return [
    replacement(text, pair, overlay(known, value), path, indent, isList ? keyComments(text, node, path) : new Map()),
  ];
}

/** Everything behind the colon, but a comment on the line of the key. */
function replacement(
  text: string,
  { key, value: { start: valueStart, end: valueEnd } }: Pair,
  value: Plain,
  path: string,
  indent: number,
  comments: Comments,
): Edit {
  const start = text.indexOf(':', key.end) + 1;
  const end = Math.max(start, text[valueEnd - 1] === '\n' ? valueEnd - 1 : valueEnd);
  const comment = /^[ \t]+#[^\r\n]*/.exec(text.slice(start, Math.max(start, valueStart)))?.[0] ?? '';
  const written =
    typeof value === 'string' && text[valueStart] === '"'
      ? ` ${quoted(value)}`
      : behindColon(value, indent + 2, comments, path);
  const newText = written.startsWith('\n') ? `${comment}${written}` : `${written}${comment}`;
  return { range: { start, end }, newText: withLineEnds(newText, text) };
}

/** A space and a scalar, or line breaks and a block whose lines are indented. */
function behindColon(value: Plain, indent: number, comments: Comments, path: string): string {
  const lines = yamlLines(value, { listIndent: 2, comments, path });
  return isNested(value) ? lines.map((line) => `\n${' '.repeat(indent)}${line}`).join('') : ` ${lines.join('')}`;
}

function block(value: Plain, text: string): string {
  return withLineEnds(`${yamlLines(value, { listIndent: 2, comments: new Map(), path: '' }).join('\n')}\n`, text);
}

function withLineEnds(written: string, text: string): string {
  return written.replaceAll('\n', lineBreakOf(text));
}

function isFlow(text: string, node: Node): boolean {
  return node.type !== 'scalar' && /[[{]/.test(text.charAt(node.start));
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Where the last value of a map ends; an alias ends where it is written. */
function lastOffset(map: MapNode): number {
  return Math.max(...map.pairs.map(({ key, value }) => Math.max(key.end, value.end)));
}

function endOfLine(text: string, offset: number): number {
  const at = text.slice(Math.max(0, offset - 1)).search(/\r?\n|$/);
  return Math.max(0, offset - 1) + at;
}
