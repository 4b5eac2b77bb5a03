import type { State } from './state.ts';

/** What an application in a state is, in plain English: `out of sync`. */
export const stateWords: Readonly<Record<State, string>> = {
  degraded: 'degraded',
  failed: 'failed to sync',
  unknown: 'unknown',
  missing: 'missing',
  outOfSync: 'out of sync',
  waiting: 'waiting',
  syncing: 'syncing',
  progressing: 'progressing',
  deleting: 'deleting',
  suspended: 'suspended',
  healthy: 'healthy',
};
