import type { Status } from '../oracle/leaf.ts';
import type { Mutant } from './mutants.ts';

/** What was reached with a set of mutants. */
export interface Distribution {
  readonly kinds: number;
  /** Operators with fewer mutants than asked for, and how many they have. */
  readonly short: readonly string[];
  /** Share of files with an object that kubeconform calls invalid. */
  readonly invalid: number;
  /** Share of changes four or more levels down. */
  readonly deep: number;
}

export function distribution(
  judged: readonly (readonly [Mutant, readonly Status[]])[],
  operators: readonly string[],
  each: number,
): Distribution {
  const count = judged.length;
  const perOperator = Map.groupBy(judged, ([mutant]) => mutant.operator);
  return {
    kinds: new Set(judged.map(([mutant]) => mutant.kind)).size,
    short: operators
      .filter((name) => (perOperator.get(name)?.length ?? 0) < each)
      .map((name) => `${name}: ${perOperator.get(name)?.length ?? 0}`),
    invalid: judged.filter(([, statuses]) => statuses.includes('invalid')).length / count,
    deep: judged.filter(([mutant]) => mutant.depth >= 4).length / count,
  };
}
