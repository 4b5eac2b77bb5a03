import type { Application } from './application.ts';
import { cause } from './cause.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { textAt, textsAt } from '../kubernetes/read.ts';

/**
 * The commits at which an application reads the repository of another, its root. Empty when it reads nothing there, or
 * has not been compared yet.
 */
export function revisionsIn(application: Application, root: Application): readonly string[] {
  const repository = root.sources[0]?.repository;
  const revisions = application.sync?.revisions ?? [];
  return application.sources.flatMap((source, index) =>
    source.repository === repository && source.chart === null ? (revisions[index] ?? []) : [],
  );
}

/** Whether all that it reads of the root's repository is read at the root's commit. */
export function isAtRoot(application: Application, root: Application): boolean {
  const wanted = root.sync?.revisions[0];
  return revisionsIn(application, root).every((revision) => revision === wanted);
}

/** What keeps an application from ever being well by itself: `key` is equal as long as it is the same. */
export interface Stuck {
  readonly key: string;
  /** A clause, as in `Standing.why`. */
  readonly why: string;
  readonly remedy: string;
  /** Milliseconds for which it may be so. */
  readonly patience: number;
}

/**
 * What an application is stuck at, as its object says: an operation on another commit than the one it was compared with
 * (it never takes the newer one up while it runs), one that has failed and is not repeated, or one that waits for somebody.
 * Null when it can go on by itself.
 */
export function stuckAt(object: ClusterObject, application: Application, root: Application): Stuck | null {
  const { name, operation, skipped, sync } = application;
  if (skipped) return { key: `${name} skipped`, why: cause.skipped, remedy: unskip(name), patience: 0 };
  if (operation === null || operation.dryRun) return null;
  const since = operation.started?.toISOString() ?? '';
  const key = `${name} ${operation.state} ${since} ${operation.message}`;
  if (operation.state === 'failed') {
    // At another commit it begins anew.
    if (!isAtRoot(application, root)) return null;
    const remedy = `Mend what it names, and sync "${name}" (Slipway: Sync Application).`;
    return { key, why: cause.failed(operation), remedy, patience: 60_000 };
  }
  if (operation.held !== null) {
    const remedy = `See to it, or terminate the operation of "${name}" (Slipway: Terminate Operation).`;
    return { key, why: cause.underWay(operation), remedy, patience: 60_000 };
  }
  const [at, compared] = [operationRevision(object), sync?.revisions ?? []];
  const isOlder = operation.state === 'running' && at.length > 0 && !isSubset(at, compared);
  if (!isOlder) return null;
  const why = `syncs an older commit (${short(at)}) and does not take up ${short(compared)}: ${cause.underWay(operation)}`;
  const remedy = `Terminate the operation of "${name}" (Slipway: Terminate Operation), then sync it (Slipway: Sync Application).`;
  return { key, why, remedy, patience: 10 * 60_000 };
}

function unskip(name: string): string {
  return `Remove the annotation argocd.argoproj.io/skip-reconcile from "${name}".`;
}

/** What an operation under way syncs: what it has found for it, else what it was asked for. */
function operationRevision(object: ClusterObject): readonly string[] {
  for (const path of [
    ['status', 'operationState', 'syncResult'],
    ['status', 'operationState', 'operation', 'sync'],
  ]) {
    const many = textsAt(object, ...path, 'revisions').filter((one) => one !== '');
    const one = textAt(object, ...path, 'revision');
    if (many.length > 0) return many;
    if (one !== '') return [one];
  }
  return [];
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}

function short(revisions: readonly string[]): string {
  return (revisions.find((one) => /^[0-9a-f]{40}$/.test(one)) ?? revisions[0] ?? '?').slice(0, 7);
}
