import type { Range } from '../../range.ts';
import { variablesIn } from '../classic/braces.ts';

/** A variable of a text. */
export interface Variable {
  /** What stands between its braces. */
  readonly query: string;
  /** The braces and what is between them; null for one that has others inside. */
  readonly braces: Range | null;
  /** Where the query begins in the text; null for one that has others inside. */
  readonly start: number | null;
}

/** Variables inside of variables inside of …: more are not looked at. */
const deepest = 8;

/**
 * The variables of a text, those without others inside first. For the ones around them the inner ones stand for null, as
 * they do for Kyverno when it looks whether it takes a policy (pkg/engine/context/mock_context.go).
 */
export function variablesOf(text: string): readonly Variable[] {
  const found: Variable[] = [];
  let now = text;
  for (let depth = 0; depth < deepest; depth += 1) {
    const ranges = variablesIn(now);
    if (ranges.length === 0) break;
    const before = now;
    found.push(...ranges.map((range) => variableAt(before, range, depth === 0)));
    const [first] = ranges;
    // A text that is a variable and nothing else is what it stands for.
    if (first?.start === 0 && first.end === now.length) break;
    now = withNull(now, ranges);
  }
  return found;
}

function variableAt(text: string, braces: Range, isInnermost: boolean): Variable {
  const written = text.slice(braces.start, braces.end);
  const inner = written.replaceAll('{{', '').replaceAll('}}', '').trim();
  const query = inner.startsWith('-') ? inner.slice(1).trim() : inner;
  const at = written.indexOf(query);
  if (!isInnermost) return { query, braces: null, start: null };
  return { query, braces, start: at === -1 ? null : braces.start + at };
}

function withNull(text: string, ranges: readonly Range[]): string {
  const parts = ranges.map(({ start }, index) => text.slice(ranges[index - 1]?.end ?? 0, start));
  return [...parts, text.slice(ranges.at(-1)?.end ?? 0)].join('null');
}
