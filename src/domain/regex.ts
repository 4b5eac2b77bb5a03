import { RE2JS } from 're2js';

/**
 * Regular expressions of schemas and policies: Go's syntax, in linear time.
 * The one place that knows which library does it.
 */
export interface Regex {
  /** Whether the expression is found anywhere in the text. */
  test(text: string): boolean;
  /** How many groups it captures. */
  readonly groups: number;
  /** Which of them have names, counted from 1. */
  readonly names: ReadonlyMap<string, number>;
  /**
   * What it matches from left to right, at most so many times: the text of the match and of its groups, null for a group
   * that took no part. An empty match right behind another is none (Go's regexp.FindAll).
   */
  find(text: string, most: number): readonly Found[];
}

export interface Found {
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | null)[];
}

const cache = new Map<string, Regex | null>();
const cacheSize = 2_000;

/** Null for an expression that RE2 does not take. */
export function regex(pattern: string): Regex | null {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  if (cache.size >= cacheSize) cache.clear();
  const compiled = compile(pattern);
  cache.set(pattern, compiled);
  return compiled;
}

/** Go's message about an expression that RE2 does not take; null for one that it takes. */
export function regexProblem(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Go shows what is wrong also where that is nothing.
    return message.endsWith('`') ? message : `${message}: \`\``;
  }
}

function compile(pattern: string): Regex | null {
  try {
    const expression = RE2JS.compile(pattern);
    return {
      test: (text) => expression.matcher(text).find(),
      groups: expression.groupCount(),
      names: new Map(Object.entries(expression.namedGroups())),
      find: (text, most) => find(expression, text, most),
    };
  } catch {
    return null;
  }
}

function find(expression: RE2JS, text: string, most: number): readonly Found[] {
  const all: Found[] = [];
  const matcher = expression.matcher(text);
  let end = -1;
  for (let at = 0; at <= text.length && all.length < most && matcher.find(at);) {
    const found = { start: matcher.start(0), end: matcher.end(0) };
    const isEmpty = found.start === found.end;
    if (!isEmpty || found.start !== end) {
      const groups = Array.from({ length: expression.groupCount() }, (_, index) => matcher.group(index + 1) ?? null);
      all.push({ ...found, groups });
    }
    end = found.end;
    at = isEmpty ? found.end + ((text.codePointAt(found.end) ?? 0) > 0xffff ? 2 : 1) : found.end;
  }
  return all;
}
