import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { comparedTo, revisionsOf } from '../platform/applications.ts';
import { at, itemsAt, mapAt, plus, textAt, withAt } from '../field.ts';
import type { Fields } from '../field.ts';

/** The steps of an operation of an Application, each as what the controller makes of it. */
export interface Operation {
  readonly isDryRun: boolean;
  /** Only some of its resources. */
  readonly isPartial: boolean;
}

export function operationOf(application: ClusterObject): Operation | null {
  if (at(application, 'operation') === undefined) return null;
  return {
    isDryRun: at(application, 'operation', 'sync', 'dryRun') === true,
    isPartial: itemsAt(application, 'operation', 'sync', 'resources').length > 0,
  };
}

export function begun(application: ClusterObject, now: string): ClusterObject {
  const operation = at(application, 'operation');
  const state = {
    operation,
    phase: 'Running',
    message: 'waiting for completion of hook and healthy state',
    startedAt: now,
  };
  return withAt(application, ['status', 'operationState'], state);
}

/** What is in Git has been applied, and starts. */
export function appliedBy(application: ClusterObject, { isDryRun, isPartial }: Operation): ClusterObject {
  const wanted = new Set(itemsAt(application, 'operation', 'sync', 'resources').map(nameOf));
  const touches = (one: Fields): boolean => !isPartial || wanted.has(nameOf(one));
  const resources = itemsAt(application, 'status', 'resources');
  const results = resources.filter(touches).map((one) => {
    const message = `${textAt(one, 'kind').toLowerCase()} configured${isDryRun ? ' (dry run)' : ''}`;
    return plus(one, { status: 'Synced', syncPhase: 'Sync', hookPhase: 'Running', message });
  });
  const syncResult = { ...revisionsOf(application), resources: results };
  const told = withAt(application, ['status', 'operationState', 'syncResult'], syncResult);
  if (isDryRun) return told;
  const synced = resources.map((one) => (touches(one) ? plus(one, { status: 'Synced' }) : one));
  const isWhole = synced.every((one) => textAt(one, 'status') === 'Synced');
  const status = {
    ...mapAt(told, 'status'),
    resources: synced,
    health: { status: 'Progressing' },
    ...(isWhole
      ? { sync: { status: 'Synced', comparedTo: comparedTo(application), ...revisionsOf(application) } }
      : {}),
  };
  return { ...told, status };
}

function nameOf(resource: Fields): string {
  return `${textAt(resource, 'kind')}/${textAt(resource, 'name')}`;
}

/** Done: the operation is gone, and what it came to stays. */
export function finished(application: ClusterObject, { isDryRun, isPartial }: Operation, now: string): ClusterObject {
  const done = ended(application, 'Succeeded', 'successfully synced (all tasks run)', now);
  if (isDryRun) return done;
  const past = itemsAt(done, 'status', 'history');
  const entry = {
    id: past.length,
    ...revisionsOf(application),
    deployStartedAt: textAt(done, 'status', 'operationState', 'startedAt') || now,
    deployedAt: now,
  };
  const history = isPartial ? past : [...past, entry].slice(-10);
  return {
    ...done,
    status: {
      ...mapAt(done, 'status'),
      history,
      health: { status: 'Healthy', lastTransitionTime: now },
      reconciledAt: now,
    },
  };
}

export function terminated(application: ClusterObject, now: string): ClusterObject {
  return ended(application, 'Failed', 'Operation terminated', now);
}

/** The operation is gone, and its state says how it ended. */
function ended(application: ClusterObject, phase: string, message: string, now: string): ClusterObject {
  const { operation: _, ...rest } = application;
  const state = { ...mapAt(rest, 'status', 'operationState'), phase, message, finishedAt: now };
  return withAt(rest as ClusterObject, ['status', 'operationState'], state);
}
