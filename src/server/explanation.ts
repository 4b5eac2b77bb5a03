import type { Hover, Range } from 'vscode-languageserver/node';
import { fenced, plain } from '../domain/markdown.ts';

/** The hover over a word of an expression: how it is called, or its type, and below it what it is. */
export function explained(ways: readonly string[], does: string, range: Range): Hover {
  const written = fenced(ways.join('\n'), '').join('\n');
  const value = does === '' ? written : `${written}\n${described(does)}`;
  return { contents: { kind: 'markdown', value }, range };
}

/** Descriptions of schemas have paragraphs, and whatever else stands in them is text. */
export function described(does: string): string {
  return does.trim().split(/\r?\n/).map(plain).join('\n');
}
