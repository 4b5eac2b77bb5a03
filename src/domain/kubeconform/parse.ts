import type { Node, ScalarNode } from '../yaml/node.ts';
import { parse } from '../yaml/parse.ts';
import type { ParsedDocument } from '../yaml/parse.ts';
import type { Problem } from '../yaml/problem.ts';

/**
 * Reads a document as Go's YAML reader does (go.yaml.in/yaml/v2, readerc.go and scannerc.go): a carriage return ends a
 * line, a directive ends a document, and some escapes are refused.
 */
export function parseLikeGo(text: string): ParsedDocument {
  const lines = firstDocument(text.replaceAll(/\r(?!\n)/g, '\n'));
  const parsed = parse(lines);
  const refused = [...refusedIn(lines), ...wrongEscapes(lines, parsed.root)];
  if (refused.length === 0) return parsed;
  const problems = [...refused, ...parsed.problems].toSorted((a, b) => a.start - b.start);
  return { ...parsed, problems, trustedTo: Math.min(parsed.trustedTo, ...refused.map(({ start }) => start)) };
}

function firstDocument(text: string): string {
  const start = text.search(/^[ \t]*[^\s#%]/m);
  const directive = text.slice(Math.max(start, 0)).search(/^%(?:YAML|TAG) /m);
  return start === -1 || directive === -1 ? text : text.slice(0, start + directive);
}

function refusedIn(text: string): Problem[] {
  const end = endFirst.exec(text);
  return end === null ? [] : [problemAt(end, 'Here ends a document that has not begun.')];
}

const endFirst = /^(?:[ \t]*(?:#.*)?\n)*\.\.\.(?=\s|$)/;

function problemAt({ index, 0: { length } }: RegExpExecArray, message: string): Problem {
  return { code: 'syntax', message, start: index, end: index + length };
}

function wrongEscapes(text: string, root: Node | null): Problem[] {
  if (root === null || !text.includes('\\')) return [];
  return scalarsIn(root)
    .filter(({ start, end }) => text[start] === '"' && wrongEscape.test(text.slice(start, end)))
    .map(({ start, end }) => ({ code: 'syntax', message: 'Go does not know an escape in this text.', start, end }));
}

/** Of a slash, which only JSON escapes, and of half a surrogate pair. */
const wrongEscape = /(?<!\\)(?:\\\\)*\\(?:\/|[uU](?:0000)?[dD][89a-fA-F])/;

function scalarsIn(node: Node): ScalarNode[] {
  switch (node.type) {
    case 'scalar':
      return [node];
    case 'sequence':
      return node.items.flatMap(scalarsIn);
    case 'map':
      return node.pairs.flatMap(({ key, value }) => [key, ...scalarsIn(value)]);
    case 'alias':
      return [];
  }
}
