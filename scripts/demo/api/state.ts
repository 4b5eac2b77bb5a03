import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ClusterObject, Kind } from '../../../src/domain/kubernetes/query.ts';
import {
  builtIn,
  definitionOf,
  definitions,
  apiVersionOf,
  groupAndVersion,
  kindsOf,
  pluralOf,
  resourceOf,
} from './kinds.ts';
import type { ApiKind } from './kinds.ts';
import { History } from './history.ts';
import type { Happened } from './history.ts';

/** Where an object is within its kind. */
export interface Place {
  readonly namespace?: string | null | undefined;
  readonly name: string;
}

/** All objects, with versions and a history, and the kinds that they may be of. */
export class State {
  readonly history = new History();
  readonly #objects = new Map<string, Map<string, ClusterObject>>();
  readonly #hidden = new Set<string>();
  readonly #now: () => Date;
  /** By `apps/v1 Deployment`; null when a definition has come or gone. */
  #defined: ReadonlyMap<string, ApiKind> | null = null;
  /** How often an object was removed: one that comes again is another. */
  readonly #removed = new Map<string, number>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  get version(): number {
    return this.history.version;
  }

  get kinds(): readonly ApiKind[] {
    return [...this.#known().values()];
  }

  /** The kind as the API has it; an error for one that it does not have. */
  kindOf({ apiVersion, kind }: Kind): ApiKind {
    const found = this.#known().get(`${apiVersion} ${kind}`);
    if (found === undefined) throw new Error(`The demo has no ${kind} of ${apiVersion}.`);
    return found;
  }

  /** Undefined when there is none. In the version that is asked for. */
  get(kind: Kind, place: Place): ClusterObject | undefined {
    const api = this.kindOf(kind);
    const found = this.#objects.get(resourceOf(api))?.get(keyOf(api, place));
    return found === undefined ? undefined : inVersion(found, kind.apiVersion);
  }

  /** By namespace and name. */
  list(kind: Kind): readonly ClusterObject[] {
    const all = this.#objects.get(resourceOf(this.kindOf(kind))) ?? new Map<string, ClusterObject>();
    return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => inVersion(object, kind.apiVersion));
  }

  /** Stores an object as it is, whatever was there; one that says the same changes nothing. */
  put(object: ClusterObject): ClusterObject {
    const kind = this.kindOf(object);
    const key = keyOf(kind, object.metadata);
    const all = this.#objects.get(resourceOf(kind)) ?? new Map<string, ClusterObject>();
    this.#objects.set(resourceOf(kind), all);
    const before = all.get(key);
    const made = this.#completed(kind, object, before);
    if (before !== undefined && isDeepStrictEqual(unversioned(before), unversioned(made))) return before;
    const resourceVersion = String(this.version + 1);
    const stored = { ...made, metadata: { ...made.metadata, resourceVersion } };
    all.set(key, stored);
    this.#happen(kind, before === undefined ? 'ADDED' : 'MODIFIED', stored, before);
    return stored;
  }

  /** What is there, changed; an error when it is not there. */
  change(kind: Kind, place: Place, how: (object: ClusterObject) => ClusterObject): ClusterObject {
    const found = this.get(kind, place);
    if (found === undefined) throw new Error(`The demo has no ${kind.kind} ${place.namespace ?? ''}/${place.name}.`);
    return this.put(how(found));
  }

  /** Takes an object away, and what it owns. False when it was not there. */
  remove(kind: Kind, place: Place): boolean {
    const api = this.kindOf(kind);
    const all = this.#objects.get(resourceOf(api));
    const found = all?.get(keyOf(api, place));
    if (all === undefined || found === undefined) return false;
    if (api.kind === definitions.kind) for (const { group, plural } of kindsOf(found)) this.#empty({ group, plural });
    all.delete(keyOf(api, place));
    const name = identityOf(api, place);
    this.#removed.set(name, (this.#removed.get(name) ?? 0) + 1);
    const resourceVersion = String(this.version + 1);
    this.#happen(api, 'DELETED', { ...found, metadata: { ...found.metadata, resourceVersion } }, found);
    for (const owned of this.#ownedBy(found)) this.remove(owned, owned.metadata);
    return true;
  }

  /** The API has this kind from now on. */
  define(kind: Kind, { namespaced = true, plural = pluralOf(kind.kind) } = {}): void {
    const { group, version } = groupAndVersion(kind.apiVersion);
    this.#hidden.delete(resourceOf({ group, plural }));
    this.#defined = null;
    if (this.#known().has(`${kind.apiVersion} ${kind.kind}`)) return;
    const scope = namespaced ? 'Namespaced' : 'Cluster';
    this.put(definitionOf({ group, kind: kind.kind, plural, scope, versions: [version] }));
  }

  /** The API does not have it any more, nor its objects. */
  undefine(kind: Kind): void {
    const { group, plural } = this.kindOf(kind);
    if (this.remove(definitions, { name: `${plural}.${group}` })) return;
    this.#empty({ group, plural });
    this.#hidden.add(resourceOf({ group, plural }));
    this.#defined = null;
  }

  #known(): ReadonlyMap<string, ApiKind> {
    if (this.#defined !== null) return this.#defined;
    const defined = [...(this.#objects.get(resourceOf(definitionKind))?.values() ?? [])].flatMap(kindsOf);
    const kinds = [...builtIn, ...defined].filter((kind) => !this.#hidden.has(resourceOf(kind)));
    this.#defined = new Map(kinds.map((kind) => [`${apiVersionOf(kind)} ${kind.kind}`, kind]));
    return this.#defined;
  }

  #empty(resource: Pick<ApiKind, 'group' | 'plural'>): void {
    for (const object of this.#objects.get(resourceOf(resource))?.values() ?? []) this.remove(object, object.metadata);
    this.#objects.delete(resourceOf(resource));
  }

  #completed(kind: ApiKind, object: ClusterObject, before: ClusterObject | undefined): ClusterObject {
    const { metadata } = object;
    const again = this.#removed.get(identityOf(kind, metadata)) ?? 0;
    const generation = Number(before?.metadata['generation'] ?? 0);
    const changed = before === undefined || !isDeepStrictEqual(before['spec'], object['spec']);
    return {
      ...object,
      metadata: {
        ...metadata,
        uid: metadata.uid ?? before?.metadata.uid ?? uidOf(`${identityOf(kind, metadata)} ${again}`),
        creationTimestamp:
          metadata['creationTimestamp'] ?? before?.metadata['creationTimestamp'] ?? secondsOf(this.#now()),
        ...('spec' in object ? { generation: changed ? generation + 1 : generation } : {}),
      },
    };
  }

  #happen(kind: ApiKind, type: Happened['type'], object: ClusterObject, before: ClusterObject | undefined): void {
    if (kind.kind === definitions.kind) this.#defined = null;
    this.history.add({ resource: resourceOf(kind), type, object, before });
  }

  #ownedBy({ metadata: { uid } }: ClusterObject): readonly ClusterObject[] {
    return [...this.#objects.values()].flatMap((all) =>
      [...all.values()].filter(({ metadata }) => {
        const owners = metadata['ownerReferences'];
        return Array.isArray(owners) && owners.some((owner: { uid?: unknown }) => owner.uid === uid);
      }),
    );
  }
}

const definitionKind = { group: 'apiextensions.k8s.io', plural: 'customresourcedefinitions' };

/** A uid that is the same at every start. */
export function uidOf(identity: string): string {
  const digest = createHash('sha256').update(identity).digest('hex');
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

/** The uid that the first object of this name gets. */
export function uidFor(kind: Pick<ApiKind, 'group' | 'plural' | 'namespaced'>, place: Place): string {
  return uidOf(`${identityOf(kind, place)} 0`);
}

function identityOf(kind: Pick<ApiKind, 'group' | 'plural' | 'namespaced'>, place: Place): string {
  return `${resourceOf(kind)} ${keyOf(kind, place)}`;
}

/** Times of Kubernetes have no fractions of a second. */
export function secondsOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function keyOf({ namespaced }: Pick<ApiKind, 'namespaced'>, { namespace, name }: Place): string {
  return namespaced ? `${namespace ?? 'default'}/${name}` : name;
}

function inVersion(object: ClusterObject, apiVersion: string): ClusterObject {
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}

function unversioned(object: ClusterObject): unknown {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, apiVersion: '', metadata };
}
