import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../environment/failure.ts';

/** The one limit of every wait for what a cluster does: what has not been seen by then will not come. */
export const deadline = 60_000;

const interval = 40;

/** How long to wait, and for whom. */
export type Patience = { readonly limit?: number; readonly signal?: AbortSignal };

/**
 * Looks again and again until `look` gives a value, and returns that. After the deadline it fails with what was awaited
 * and what the last look threw; an error before that only means "not yet".
 */
export async function until<T>(
  awaited: string,
  look: () => Promise<T | undefined>,
  { limit = deadline, signal }: Patience = {},
): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    const seen = await attempt(look);
    if (seen.value !== undefined) return seen.value;
    signal?.throwIfAborted();
    if (performance.now() > end) {
      const last = seen.error === undefined ? '' : `; the last look failed: ${messageOf(seen.error)}`;
      throw new Failure('cluster/late', `Waited ${limit / 1000} s for ${awaited}${last}`);
    }
    await pause(interval);
  }
}

async function attempt<T>(look: () => Promise<T | undefined>): Promise<{ value?: T | undefined; error?: unknown }> {
  try {
    return { value: await look() };
  } catch (error) {
    return { error };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
