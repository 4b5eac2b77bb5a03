/** When two say the same. */
import type { Pair } from './pairs.ts';

/**
 * A message without what is a matter of chance, or of the command line alone: the checks of a Pod Security Standard come in
 * the order of a map of Go, and all numbers of objects are doubles there, which a cluster tells apart
 * (cmd/cli/kubectl-kyverno/commands/test/test.go: ProcessResources).
 */
export function comparable(message: string): string {
  const start = message.indexOf('(Forbidden reason: ');
  if (start !== -1) return message.slice(0, start) + checksIn(message.slice(start)).toSorted().join('');
  return message.replaceAll(/(?<=no such overload: \w+\([^)]*)\bdouble\b/g, 'int');
}

function checksIn(text: string): readonly string[] {
  return text.split(/(?<=\)\))(?=\(Forbidden reason: )|(?<=\]\))(?=\(Forbidden reason: )/);
}

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
