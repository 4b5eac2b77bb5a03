/** When two say the same. */
import type { Pair } from './pairs.ts';

/**
 * A message without what is a matter of chance, or of taste: the checks of a Pod Security Standard come in the order of a
 * map of Go, and why an expression of CEL has no value is told in our own words, behind those of Kyverno.
 */
export function comparable(message: string): string {
  const start = message.indexOf('(Forbidden reason: ');
  if (start !== -1) return message.slice(0, start) + checksIn(message.slice(start)).toSorted().join('');
  return reasons.reduce((now, reason) => now.replaceAll(reason, '$1…'), message);
}

function checksIn(text: string): readonly string[] {
  return text.split(/(?<=\)\))(?=\(Forbidden reason: )|(?<=\]\))(?=\(Forbidden reason: )/);
}

/** What stands before a reason; of several conditions each has its own. */
const reasons: readonly RegExp[] = [
  /( resulted in error: )[^]*?(?=, expression '|\]$|$)/g,
  /^((?:error|failed to load context|failed to evaluate message expression): )[^]*$/g,
];

/** `pass`, `fail`, `warn`, `skip`, `error` or `unjudged`, in order. */
export function verdictsOf(said: readonly string[]): readonly string[] {
  return said.map((one) => one.slice(0, one.indexOf(':')));
}

/** Whether we say that something is missing for a verdict. */
export function isUnjudged({ ours }: Pair): boolean {
  return verdictsOf(ours).includes('unjudged');
}

/** Whether both say the same in the same words. */
export function isEqual({ ours, theirs }: Pair): boolean {
  return JSON.stringify(ours) === JSON.stringify(theirs);
}
