import { applicationOf } from '../domain/argocd/application.ts';
import { lostClaims } from '../domain/argocd/lostClaims.ts';
import { goingOf, isDefinition, isNamespace, managedOf } from '../domain/argocd/managed.ts';
import type { SeenManaged } from '../domain/argocd/managed.ts';
import { ownerOf } from '../domain/argocd/owner.ts';
import type { RemovalFacts, RemovalMode } from '../domain/argocd/removal.ts';
import { isHere } from '../domain/argocd/removalObstacle.ts';
import { rowIn } from '../domain/argocd/returning.ts';
import type { RowSource } from '../domain/argocd/returning.ts';
import { everything } from '../domain/kubernetes/query.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { isTrueAt, listAt, textAt } from '../domain/kubernetes/read.ts';
import { keyLabel } from '../domain/sealing/keySecret.ts';
import type { Cluster } from '../ports.ts';
import { applicationKind } from './applicationWriting.ts';
import { seenObjects } from './managedObjects.ts';

export interface RemovalInput {
  readonly place: { readonly namespace: string; readonly name: string };
  readonly mode: RemovalMode;
  /** The name of the root Application; null when the platform has none. */
  readonly root: string | null;
  /** What the files of the platform say; null when nobody has read them. */
  readonly spec: RowSource | null;
}

/** Reads what removing an Application needs to know; changes nothing. Rejects only when the signal aborts. */
export async function removalFacts(
  cluster: Cluster,
  object: ClusterObject,
  { place, mode, spec }: RemovalInput,
  signal: AbortSignal,
): Promise<RemovalFacts> {
  const parent = await parentOf(cluster, object, signal);
  const row: RemovalFacts['row'] = spec === null ? 'unread' : rowIn(spec, place.name);
  const managed = managedOf(object);
  // What this cluster has under the same names is not what the Application manages in another.
  const { objects, unread } = isHere(applicationOf(object).destination)
    ? await seenObjects(cluster, managed, signal)
    : { objects: managed.map(unseen), unread: [] };
  const facts = { object, mode, parent, row, objects };
  if (mode === 'keep') return { ...facts, claims: [], reclaims: new Map(), instances: new Map(), keys: [], unread: [] };
  const going = goingOf(object, objects);
  const claims = await claimsOf(cluster, going, signal);
  const keys = await keysOf(cluster, going, signal);
  return {
    ...facts,
    claims: claims.found,
    reclaims: claims.reclaims,
    instances: await instancesOf(cluster, objects, signal),
    keys: keys.found,
    unread: [...unread, ...claims.unread, ...keys.unread],
  };
}

function unseen(one: Omit<SeenManaged, 'isThere' | 'annotations' | 'deleting' | 'finalizers'>): SeenManaged {
  return { ...one, isThere: null, annotations: {}, deleting: false, finalizers: [] };
}

async function parentOf(cluster: Cluster, object: ClusterObject, signal: AbortSignal): Promise<RemovalFacts['parent']> {
  const owner = ownerOf(object);
  if (owner?.kind !== 'Application') return null;
  const home = textAt(object, 'status', 'controllerNamespace') || textAt(object, 'metadata', 'namespace');
  const place = { namespace: owner.namespace ?? home, name: owner.name };
  const answer = await cluster.get(applicationKind, place, signal);
  return 'value' in answer ? answer.value : 'unread';
}

/** The claims of the namespaces that going objects are in, as far as they go too, with what becomes of their volumes. */
async function claimsOf(cluster: Cluster, going: readonly SeenManaged[], signal: AbortSignal) {
  const namespaces = new Set(going.flatMap((one) => (isNamespace(one) ? one.name : (one.namespace ?? []))));
  const answers = await Promise.all(
    [...namespaces].map((namespace) =>
      cluster.list({ ...everything('v1', 'PersistentVolumeClaim'), namespace }, signal),
    ),
  );
  const claims = answers.flatMap((answer) => ('value' in answer ? answer.value.objects : []));
  const lost = lostClaims(going, claims);
  const volumes = [...new Set(lost.map(({ volume }) => volume))].filter((volume) => volume !== '');
  const policies = await Promise.all(
    volumes.map(async (volume) => [volume, await reclaimOf(cluster, volume, signal)] as const),
  );
  const reclaims = new Map(policies);
  const unread = answers.flatMap((answer) =>
    'failure' in answer ? [`PersistentVolumeClaim: ${answer.failure.message}`] : [],
  );
  return { found: lost, reclaims, unread };
}

async function reclaimOf(cluster: Cluster, name: string, signal: AbortSignal): Promise<string | null> {
  const answer = await cluster.get({ apiVersion: 'v1', kind: 'PersistentVolume' }, { namespace: null, name }, signal);
  return 'value' in answer ? textAt(answer.value, 'spec', 'persistentVolumeReclaimPolicy') || null : null;
}

/** Secrets that hold sealing keys, asked for only where some may go. */
async function keysOf(cluster: Cluster, going: readonly SeenManaged[], signal: AbortSignal) {
  if (!going.some((one) => isNamespace(one) || one.kind === 'Secret')) return { found: [], unread: [] };
  const query = { ...everything('v1', 'Secret'), labels: keyLabel, view: 'metadata' } as const;
  const answer = await cluster.list(query, signal);
  if ('failure' in answer) return { found: [], unread: [`Sealing keys: ${answer.failure.message}`] };
  const found = answer.value.objects.map(({ metadata: { namespace = '', name } }) => ({ namespace, name }));
  return { found, unread: [] };
}

/** How many objects there are of each definition among the objects. */
async function instancesOf(cluster: Cluster, objects: readonly SeenManaged[], signal: AbortSignal) {
  const there = objects.filter((one) => isDefinition(one) && one.isThere === true);
  const counted = await Promise.all(
    there.map(async ({ apiVersion, kind, name }) => {
      const answer = await cluster.get({ apiVersion, kind }, { namespace: null, name }, signal);
      return [name, 'value' in answer ? await countOf(cluster, answer.value, signal) : null] as const;
    }),
  );
  return new Map(counted);
}

async function countOf(
  cluster: Cluster,
  definition: ClusterObject | null,
  signal: AbortSignal,
): Promise<number | null> {
  const version = listAt(definition, 'spec', 'versions').find((one) => isTrueAt(one, 'served'));
  const kind = textAt(definition, 'spec', 'names', 'kind');
  if (version === undefined || kind === '') return null;
  const apiVersion = `${textAt(definition, 'spec', 'group')}/${textAt(version, 'name')}`;
  const answer = await cluster.list({ ...everything(apiVersion, kind), view: 'metadata' }, signal);
  return 'value' in answer ? answer.value.objects.length : null;
}
