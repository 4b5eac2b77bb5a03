import { keptMessage } from './message.ts';
import { isTrueAt, textAt } from '../kubernetes/read.ts';

/** An object that an Application manages, as far as something is said about it. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Empty for kinds without namespaces. */
  readonly namespace: string;
  readonly name: string;
  /** It is in the cluster and no longer in Git. */
  readonly pruning: boolean;
  /** Empty where Argo CD keeps the health of resources elsewhere, as it does by default since 3.0. */
  readonly health: string;
  /** What Argo CD says about it; empty when nothing. */
  readonly message: string;
}

/** Some resources out of all of a sort: there may be thousands. */
export interface Resources {
  readonly count: number;
  /** The first of them. */
  readonly shown: readonly Resource[];
}

const most = 20;

/** The resources of a list that are of a sort, in its order. */
export function resourcesOf(list: readonly unknown[], isOne: (resource: unknown) => boolean): Resources {
  const found = list.filter(isOne);
  return { count: found.length, shown: found.slice(0, most).map(resourceOf) };
}

/** Whether a resource of `status.resources` differs from Git. */
export function isOutOfSync(resource: unknown): boolean {
  return textAt(resource, 'status') === 'OutOfSync';
}

const unwell: ReadonlySet<string> = new Set(['Degraded', 'Missing', 'Progressing', 'Unknown']);

/** Whether a resource of `status.resources` is said to be unwell. */
export function isUnwell(resource: unknown): boolean {
  return unwell.has(textAt(resource, 'health', 'status'));
}

const failedHook: ReadonlySet<string> = new Set(['Failed', 'Error']);

/** Whether a resource of `syncResult.resources` is what a sync failed at: an object, or a hook that ran. */
export function isFailed(resource: unknown): boolean {
  return textAt(resource, 'status') === 'SyncFailed' || failedHook.has(textAt(resource, 'hookPhase'));
}

/** `Deployment longhorn-manager`; the kind alone for what has no name. */
export function nameOfResource({ kind, name }: Pick<Resource, 'kind' | 'name'>): string {
  return [kind === '' ? 'a resource' : kind, name].filter((part) => part !== '').join(' ');
}

function resourceOf(resource: unknown): Resource {
  const text = (key: string) => textAt(resource, key);
  return {
    group: text('group'),
    kind: text('kind'),
    namespace: text('namespace'),
    name: text('name'),
    pruning: isTrueAt(resource, 'requiresPruning'),
    health: textAt(resource, 'health', 'status'),
    message: keptMessage(text('message') || textAt(resource, 'health', 'message')),
  };
}
