import type { ClusterObject } from '../kubernetes/query.ts';
import { textAt } from '../kubernetes/read.ts';
import { applicationOf, isApplication } from './application.ts';
import { finalizersFor } from './finalizers.ts';
import type { Finalizers } from './finalizers.ts';
import type { LostClaim } from './lostClaims.ts';
import {
  goingOf,
  isDefinition,
  isDeletionHook,
  isNamespace,
  isUnpruned,
  nameOfManaged,
  staysBecause,
  syncOptionsOf,
} from './managed.ts';
import type { SeenManaged } from './managed.ts';
import { returningOf, rowSaid } from './returning.ts';
import type { Returning, RowFacts } from './returning.ts';

/** `keep`: the Application goes, and its objects stay without an owner. `delete`: Argo CD deletes what it manages. */
export type RemovalMode = 'keep' | 'delete';

/** What was read before an Application is removed. */
export interface RemovalFacts {
  readonly object: ClusterObject;
  readonly mode: RemovalMode;
  /** What has made it; null when there is none of that name. */
  readonly parent: ClusterObject | null | 'unread';
  /** Its row in the table; null when there is none. */
  readonly row: RowFacts | null | 'unread';
  readonly objects: readonly SeenManaged[];
  /** Those that go with objects that go. */
  readonly claims: readonly LostClaim[];
  /** What becomes of their volumes, by the names of these (`persistentVolumeReclaimPolicy`); null when it can't be read. */
  readonly reclaims: ReadonlyMap<string, string | null>;
  /** The custom resources of definitions among the objects: how many there are, null when nobody may count them. */
  readonly instances: ReadonlyMap<string, number | null>;
  /** Secrets of the cluster that hold sealing keys. */
  readonly keys: readonly { readonly namespace: string; readonly name: string }[];
  /** What could not be read that may be lost, one sentence each. */
  readonly unread: readonly string[];
}

/** What removing an Application comes to: what is shown, and agreed to. */
export interface Removal {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** Of the object that was looked at. */
  readonly resourceVersion: string;
  readonly mode: RemovalMode;
  /** What the files say about it, and what brings it back. */
  readonly row: string | null;
  readonly returning: Returning;
  readonly finalizers: Finalizers;
  /** The objects that it manages and that are there: how many, and by kind. */
  readonly count: number;
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** Names of hooks of the deletion, as far as Argo CD says them. */
  readonly hooks: readonly string[];
  readonly claims: readonly LostClaim[];
  readonly reclaims: RemovalFacts['reclaims'];
  readonly namespaces: readonly string[];
  /** Other Applications that go with it. */
  readonly applications: readonly string[];
  readonly keys: readonly string[];
  readonly definitions: readonly { readonly name: string; readonly instances: number | null }[];
  readonly stays: readonly { readonly what: string; readonly because: string }[];
  /** Objects that say Prune=false and go all the same. */
  readonly unprotected: readonly string[];
  /** Objects whose deletion somebody has to approve in Argo CD. */
  readonly approval: readonly string[];
  readonly unread: readonly string[];
  /** Data may be lost: the name of the Application has to be typed. */
  readonly isGrave: boolean;
  /** Equal as long as the same would happen. */
  readonly decides: unknown;
}

/** Plans the removal of an Application that nothing is in the way of (`removalObstacle`). */
export function removalOf(facts: RemovalFacts): Removal {
  const { object, mode, parent, row, objects, instances, unread } = facts;
  const { namespace, name, uid } = applicationOf(object);
  const finalizers = finalizersFor(object, mode);
  const returning = returningOf(object, parent);
  const there = objects.filter(({ isThere }) => isThere !== false);
  const going = mode === 'keep' ? [] : goingOf(object, objects);
  const claims = mode === 'keep' ? [] : facts.claims;
  const namespaces = going.filter(isNamespace).map((one) => one.name);
  const applications = going.filter(isApplication).map(nameOfManaged);
  const keys = mode === 'keep' ? [] : facts.keys.filter((one) => isLost(one, going)).map(nameOfKey);
  const hooks = objects.filter(isDeletionHook).map(nameOfManaged);
  const runsHooks = mode === 'delete' && finalizers.hooks.length > 0;
  const lost = [claims, namespaces, applications, keys, mode === 'delete' ? unread : []];
  return {
    namespace,
    name,
    uid: uid ?? '',
    resourceVersion: textAt(object, 'metadata', 'resourceVersion'),
    mode,
    row: rowSaid(name, row),
    returning,
    finalizers,
    count: there.length,
    kinds: countedKinds(there),
    hooks,
    claims,
    reclaims: facts.reclaims,
    namespaces,
    applications,
    keys,
    definitions: there
      .filter(isDefinition)
      .map((one) => ({ name: one.name, instances: instances.get(one.name) ?? null })),
    stays: mode === 'keep' ? [] : staying(there, syncOptionsOf(object)),
    unprotected: going.filter(isUnpruned).map(nameOfManaged),
    approval: going.filter(({ needsApproval }) => needsApproval).map(nameOfManaged),
    unread,
    isGrave: runsHooks || lost.some((some) => some.length > 0),
    decides: {
      uid,
      mode,
      returning: returning.when,
      // Without its objects nothing of it runs, whatever Argo CD has put there meanwhile.
      hooks: mode === 'delete' ? finalizers.hooks : [],
      goes: going.map(nameOfManaged).toSorted(),
      claims: claims
        .map(({ namespace: of, name: claim, volume }) => `${of}/${claim} ${volume} ${facts.reclaims.get(volume) ?? ''}`)
        .toSorted(),
      keys,
    },
  };
}

function staying(there: readonly SeenManaged[], options: readonly string[]): Removal['stays'] {
  return there.flatMap((one) => {
    const because = staysBecause(one, options);
    return because === null ? [] : [{ what: nameOfManaged(one), because }];
  });
}

function isLost({ namespace, name }: RemovalFacts['keys'][number], going: readonly SeenManaged[]): boolean {
  return going.some(
    (one) =>
      (isNamespace(one) && one.name === namespace) ||
      (one.kind === 'Secret' && one.namespace === namespace && one.name === name),
  );
}

function nameOfKey({ namespace, name }: RemovalFacts['keys'][number]): string {
  return `Secret ${namespace}/${name}`;
}

/** The most first; two kinds of one name are told apart by their groups. */
function countedKinds(objects: readonly SeenManaged[]): Removal['kinds'] {
  const groups = Map.groupBy(objects, ({ apiVersion, kind }) => `${kind} ${apiVersion.split('/').at(-2) ?? ''}`);
  const counted = [...groups].map(([key, some]) => ({ key, kind: textAt(some[0], 'kind'), count: some.length }));
  return counted
    .map(({ key, kind, count }) => ({
      kind: counted.filter((one) => one.kind === kind).length > 1 ? key.trim().replace(' ', '.') : kind,
      count,
    }))
    .toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
