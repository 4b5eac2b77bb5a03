import { parse } from '../yaml/parse.ts';
import type { ParsedDocument } from '../yaml/parse.ts';
import type { Problem } from '../yaml/problem.ts';

/**
 * Reads a document as Go's YAML reader does (go.yaml.in/yaml/v2, readerc.go and scannerc.go): a carriage return ends a
 * line, a directive ends a document, and control characters are refused.
 */
export function parseLikeGo(text: string): ParsedDocument {
  const lines = firstDocument(text.replaceAll(/\r(?!\n)/g, '\n'));
  const parsed = parse(lines);
  const problem = refusal(lines);
  return problem === undefined
    ? parsed
    : { ...parsed, problems: [problem, ...parsed.problems], trustedTo: Math.min(problem.start, parsed.trustedTo) };
}

function firstDocument(text: string): string {
  const start = text.search(/^[ \t]*[^\s#%]/m);
  const directive = text.slice(Math.max(start, 0)).search(/^%(?:YAML|TAG) /m);
  return start === -1 || directive === -1 ? text : text.slice(0, start + directive);
}

function refusal(text: string): Problem | undefined {
  const control = refused.exec(text);
  if (control !== null)
    return { code: 'syntax', message: 'A control character can stand in no YAML.', ...rangeOf(control) };
  const end = endFirst.exec(text);
  return end === null
    ? undefined
    : { code: 'syntax', message: 'Here ends a document that has not begun.', ...rangeOf(end) };
}

/** All control characters but tab, newline, carriage return and next line; and what is no character. */
const refused = /[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/u;
const endFirst = /^(?:[ \t]*(?:#.*)?\n)*\.\.\.(?=\s|$)/;

function rangeOf(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
