import type { Ran } from './plan.ts';

/** A step that has done what it does; `commit` is one that it made. */
export function passed(message: string, commit: string | null = null): Ran {
  return { state: 'passed', message, commit };
}

/** A step that could not do it. */
export function failed(message: string, remedy: string | null = null): Ran {
  return { state: 'failed', message, remedy };
}
