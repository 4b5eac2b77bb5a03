import { describe, inject } from 'vitest';

/** A suite that needs a cluster; skipped and counted where there can be none. */
export const describeWithCluster: typeof describe.skip | typeof describe =
  inject('cluster') === null ? describe.skip : describe;
