import type { Result } from './failure.ts';

/** Variables of macros around an expression, the nearest first. */
export interface Local {
  readonly name: string;
  readonly value: Result;
  readonly up: Local | null;
}

export function localNamed(scope: Local | null, name: string): Result | undefined {
  for (let local = scope; local !== null; local = local.up) if (local.name === name) return local.value;
  return undefined;
}
