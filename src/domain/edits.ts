import type { Edit } from './finding.ts';

/** The text with its edits, which do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { range, newText } of edits.toSorted((a, b) => a.range.start - b.range.start)) {
    parts.push(text.slice(from, range.start), newText);
    from = range.end;
  }
  return parts.join('') + text.slice(from);
}
