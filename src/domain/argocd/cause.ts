import type { Application, Condition } from './application.ts';
import { cut, inSentence } from './message.ts';
import type { Operation } from './operationState.ts';
import { nameOfResource } from './resource.ts';
import type { Resource, Resources } from './resource.ts';

/**
 * Why an application stands as it does, in the words of `Standing.why`: a clause without subject, as it follows its
 * name (`longhorn — Deployment longhorn-manager is degraded`). Names and messages are quoted as they are; whoever shows
 * them takes care that they are only text.
 */
export const cause = {
  deleting: 'is being deleted',
  healthUnknown: (one: Application): string =>
    one.health?.message ? inSentence(one.health.message) : "Argo CD can't tell its health",
  syncUnknown: "Argo CD can't tell whether it is in sync",
  missing: 'its resources are not in the cluster',
  skipped: 'Argo CD leaves it alone: its skip-reconcile is set',
  justCreated: 'waits for Argo CD to look at it',
  notSeen: 'Argo CD has not looked at it; its namespace may not be one that Argo CD watches',
  healthy: 'is in sync and healthy',
  degraded: (one: Application): string => unwell(one, 'Degraded', 'is degraded', 'one of its resources is degraded'),
  progressing: (one: Application): string =>
    unwell(one, 'Progressing', 'is not ready yet', 'its resources are not ready yet'),
  suspended: (one: Application): string =>
    one.health?.message ? inSentence(one.health.message) : 'is paused on purpose',
  outOfSync,
  condition,
  failed,
  underWay,
} as const;

/** By the resource that is unwell in the same way, as far as Argo CD says which; by the message of the health else. */
function unwell({ unwell: resources, health }: Application, status: string, is: string, otherwise: string): string {
  const culprit = resources.shown.find((one) => one.health === status);
  if (culprit !== undefined) return withMessage(`${named(culprit)} ${is}`, culprit.message);
  return health !== null && health.message !== '' ? inSentence(health.message) : otherwise;
}

function outOfSync({ outOfSync: resources }: Application): string {
  const [first] = resources.shown;
  if (first === undefined) return 'differs from Git';
  const whole = resources.count === resources.shown.length && resources.shown.every(({ pruning }) => pruning);
  const is = whole
    ? ['is no longer in Git and to be pruned', 'are no longer in Git and to be pruned']
    : ['differs from Git', 'differ from Git'];
  return `${withOthers(first, resources)} ${resources.count === 1 ? is[0] : is[1]}`;
}

function condition({ type, message }: Condition): string {
  const said = inSentence(message);
  const start = starts.get(type) ?? inSentence(type, 60);
  return said === '' ? start : `${start}: ${said}`;
}

const starts: ReadonlyMap<string, string> = new Map([
  ['ComparisonError', "can't be compared with Git"],
  ['InvalidSpecError', 'its spec is not valid'],
  ['SyncError', 'sync fails'],
  ['DeletionError', 'deletion fails'],
  ['UnknownError', 'Argo CD fails at it'],
]);

function failed({ failed: resources, message }: Operation): string {
  const [first] = resources.shown;
  if (first === undefined) return withMessage('sync fails', message);
  return withMessage(`sync fails at ${withOthers(first, resources)}`, first.message);
}

function underWay({ state, held, message, retries, started }: Operation): string {
  if (held === 'window') return 'sync waits for a sync window to open';
  if (held === 'approval') return 'sync waits until somebody approves what it deletes';
  if (held === 'sync') return 'its last operation never ended; a new sync replaces it';
  switch (state) {
    case 'waiting':
      return 'sync waits for Argo CD to begin';
    case 'retrying':
      return withMessage(`sync fails and is tried again, attempt ${retries}`, message);
    case 'terminating':
      return 'sync is being terminated';
    case 'running':
    case 'failed':
    case 'succeeded':
      return started === null && message === '' ? 'sync runs' : withMessage('sync runs', message);
  }
}

function withOthers(first: Resource, { count }: Resources): string {
  return count > 1 ? `${named(first)} and ${count - 1} more` : named(first);
}

function named(resource: Resource): string {
  return cut(nameOfResource(resource), 80);
}

function withMessage(clause: string, message: string): string {
  const said = inSentence(message);
  return said === '' ? clause : `${clause}: ${said}`;
}
