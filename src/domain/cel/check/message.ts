import type { Range } from '../../range.ts';
import { nearest } from '../../nearest.ts';
import type { Problem, ProblemCode } from '../problem.ts';

/** A name that is not known, with the one that was meant or the few that there are. */
export function unknown(
  code: Extract<ProblemCode, `unknown-${string}`>,
  what: string,
  name: { readonly text: string } & Range,
  known: readonly string[],
): Problem {
  // Of a single letter any other is near.
  const near = name.text.length > 1 ? nearest(name.text, known) : null;
  const hint = near === null ? listed(known) : `; did you mean "${near}"?`;
  return { code, message: `Unknown ${what}${hint}`, start: name.start, end: name.end, near };
}

export function problem(code: ProblemCode, { start, end }: Range, message: string): Problem {
  return { code, message, start, end, near: null };
}

/** How many names a sentence holds before it is one no more. */
const mostNames = 8;

function listed(known: readonly string[]): string {
  if (known.length === 0 || known.length > mostNames) return '.';
  return `; known ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`;
}

/** "1 argument", "no arguments", "2 or 3 arguments". */
export function argumentsIn(counts: readonly number[], open: boolean): string {
  const least = Math.min(...counts);
  if (open) return `at least ${least} ${least === 1 ? 'argument' : 'arguments'}`;
  const sorted = [...new Set(counts)].toSorted((a, b) => a - b);
  if (sorted.length === 1 && least === 0) return 'no arguments';
  return `${sorted.join(' or ')} ${sorted.length === 1 && least === 1 ? 'argument' : 'arguments'}`;
}
