import type { CheckResult, PhaseResult } from '../../domain/phases/result.ts';

/** A row of the tree: a phase, or a check of it. The object stays the same as long as the row does. */
export type Node = PhaseNode | CheckNode;

export interface PhaseNode {
  readonly phase: string;
  readonly check: null;
  result: PhaseResult;
  children: readonly CheckNode[];
}

export interface CheckNode {
  readonly phase: string;
  readonly check: string;
  result: CheckResult;
  readonly parent: PhaseNode;
}

/** What names a row wherever it has to be plain data: as the argument of a command, in an address. */
export interface Reference {
  readonly phase: string;
  readonly check: string | null;
}

/** The row that an argument of a command names; null for anything else. */
export function referenceOf(argument: unknown): Reference | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const { phase, check } = argument as { readonly phase?: unknown; readonly check?: unknown };
  if (typeof phase !== 'string') return null;
  return { phase, check: typeof check === 'string' ? check : null };
}

/** What a reference means in these results; null when it has gone. */
export function found(
  results: readonly PhaseResult[],
  { phase, check }: Reference,
): { readonly phase: PhaseResult; readonly check: CheckResult | null } | null {
  const result = results.find(({ id }) => id === phase);
  if (result === undefined) return null;
  if (check === null) return { phase: result, check: null };
  const one = result.checks.find(({ id }) => id === check);
  return one === undefined ? null : { phase: result, check: one };
}
