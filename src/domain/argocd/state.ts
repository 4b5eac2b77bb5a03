import type { Application, Condition, HealthStatus } from './application.ts';
import { cause } from './cause.ts';
import { isUnderWay } from './operationState.ts';
import type { Operation } from './operationState.ts';

/** How an application stands, worst first: the order in which they are shown and counted. */
export const states = [
  'degraded',
  /** The last sync, or its deletion, failed. */
  'failed',
  /** Argo CD can't tell. */
  'unknown',
  'missing',
  'outOfSync',
  /** A sync can't go on until something happens outside of it. */
  'waiting',
  'syncing',
  'progressing',
  'deleting',
  /** Paused on purpose. */
  'suspended',
  'healthy',
] as const;

export type State = (typeof states)[number];

/** An application and how it stands now. */
export interface Standing {
  readonly application: Application;
  readonly state: State;
  /** One short clause in the present tense, with the name of the culprit; without a full stop. */
  readonly why: string;
  /** Null when Argo CD does not say since when. */
  readonly since: Date | null;
}

/** How an application stands: one state, by the first of the rules below that it meets. */
export function standingOf(application: Application, now: Date): Standing {
  for (const rule of rules) {
    const found = rule(application, now);
    if (found !== null) return { application, ...found };
  }
  return { application, state: 'unknown', why: 'Argo CD says nothing of it', since: null };
}

/** Rank of a state, the worst first. */
export function rankOf(state: State): number {
  return states.indexOf(state);
}

/** Synced and Healthy: what Argo CD wants of a wave before it goes on to the next. */
export function isWell({ sync, health }: Application): boolean {
  return sync?.status === 'Synced' && health?.status === 'Healthy';
}

type Found = Omit<Standing, 'application'>;

/**
 * A sync under way is the answer to what is missing or out of sync, and so comes before both. One that failed does not
 * hide that something is broken.
 */
const rules: readonly ((application: Application, now: Date) => Found | null)[] = [
  ({ errors }) => byCondition('failed', errors, ['DeletionError']),
  ({ deleting }) => deleting && stands('deleting', cause.deleting, deleting),
  (one) => byHealth(one, 'Degraded', 'degraded', cause.degraded),
  ({ operation }) => (operation?.state === 'failed' && !operation.dryRun ? failed(operation) : null),
  ({ errors }) => byCondition('failed', errors, ['SyncError']),
  ({ errors }) => byCondition('unknown', errors, null),
  (one, now) => notSeen(one, now),
  (one) => byHealth(one, 'Unknown', 'unknown', cause.healthUnknown),
  ({ sync }) => (sync?.status === 'Unknown' ? stands('unknown', cause.syncUnknown, null) : null),
  ({ operation }) => (operation !== null && isUnderWay(operation) ? underWay(operation) : null),
  (one) => byHealth(one, 'Missing', 'missing', () => cause.missing),
  (one) => (one.sync?.status === 'OutOfSync' ? stands('outOfSync', cause.outOfSync(one), null) : null),
  (one) => byHealth(one, 'Progressing', 'progressing', cause.progressing),
  (one) => (one.skipped ? stands('suspended', cause.skipped, null) : null),
  (one) => byHealth(one, 'Suspended', 'suspended', cause.suspended),
  (one) => (isWell(one) ? stands('healthy', cause.healthy, one.health?.since ?? null) : null),
];

function stands(state: State, why: string, since: Date | null): Found {
  return { state, why, since };
}

function byHealth(
  one: Application,
  status: HealthStatus,
  state: State,
  why: (one: Application) => string,
): Found | null {
  const { health } = one;
  return health?.status === status ? stands(state, why(one), health.since) : null;
}

/** By the first condition of these types, of any for null. */
function byCondition(state: State, conditions: readonly Condition[], types: readonly string[] | null): Found | null {
  const one = conditions.find(({ type }) => types === null || types.includes(type));
  return one === undefined ? null : stands(state, cause.condition(one), one.since);
}

function failed(operation: Operation): Found {
  return stands('failed', cause.failed(operation), operation.finished ?? operation.started);
}

function underWay(operation: Operation): Found {
  return stands(operation.held === null ? 'syncing' : 'waiting', cause.underWay(operation), operation.started);
}

/** Argo CD looks at a new Application within seconds; at one that it is not responsible for never. */
const patience = 120_000;

function notSeen({ sync, health, operation, created, skipped }: Application, now: Date): Found | null {
  if (sync !== null && health !== null) return null;
  if (skipped || operation !== null) return null;
  return created !== null && now.getTime() - created.getTime() < patience
    ? stands('progressing', cause.justCreated, created)
    : stands('unknown', cause.notSeen, created);
}
