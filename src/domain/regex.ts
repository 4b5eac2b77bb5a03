import { RE2JS } from 're2js';

/**
 * Regular expressions of schemas and policies: Go's syntax, in linear time.
 * The one place that knows which library does it.
 */
export interface Regex {
  /** Whether the expression is found anywhere in the text. */
  test(text: string): boolean;
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

function compile(pattern: string): Regex | null {
  try {
    const expression = RE2JS.compile(pattern);
    return { test: (text) => expression.matcher(text).find() };
  } catch {
    return null;
  }
}
