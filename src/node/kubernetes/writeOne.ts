import type { ClusterObject, Kind } from '../../domain/kubernetes/query.ts';
import type { Written } from '../../domain/kubernetes/written.ts';
import type { SeenVersion } from '../../writes.ts';
import type { Asking, Client } from './client.ts';
import { failed } from './failed.ts';
import { limits } from './limits.ts';
import { rightOf } from './list.ts';
import { resourcePath, withQuery } from './path.ts';
import type { Resource } from './path.ts';
import { readerFor } from './view.ts';

/** An object, or where one would be. */
export interface Place {
  readonly kind: Kind;
  readonly resource: Resource;
  readonly namespace: string | null;
  readonly name: string;
}

const manager = { fieldManager: 'slipway' } as const;

/**
 * Changes an object by a JSON merge patch (RFC 7386) and returns it as it is then. Throws `Failed`: `conflict` when the
 * patch names a version that is over, `missing` when there is no such object. What broke off is sent again, since the
 * same patch twice is the same object; with a version in it, a second one that came through ends as a conflict.
 */
export function patchOne(client: Client, place: Place, patch: object, signal: AbortSignal): Promise<ClusterObject> {
  const body = { method: 'PATCH', type: 'application/merge-patch+json', text: JSON.stringify(patch) } as const;
  return write(client, place, { path: withQuery(pathOf(place), manager), verb: 'patch', body }, signal);
}

/**
 * What an object would become by a server-side apply (https://kubernetes.io/docs/reference/using-api/server-side-apply/)
 * with `dryRun=All`: nothing is stored. By force: whoever else manages a field keeps it all the same. Throws `Failed`.
 */
export function tryToApply(
  client: Client,
  place: Place,
  object: ClusterObject,
  signal: AbortSignal,
): Promise<ClusterObject> {
  // JSON is YAML.
  const body = { method: 'PATCH', type: 'application/apply-patch+yaml', text: JSON.stringify(object) } as const;
  const path = withQuery(pathOf(place), { dryRun: 'All', force: 'true', ...manager });
  return write(client, place, { path, verb: 'apply', body }, signal);
}

/** Creates an object. Throws `Failed`: `exists` when there is one of its name, also when that came of a request that broke off. */
export function createOne(
  client: Client,
  place: Place,
  object: ClusterObject,
  signal: AbortSignal,
): Promise<ClusterObject> {
  const path = withQuery(resourcePath(place.resource, place.namespace, null), manager);
  const body = { method: 'POST', type: 'application/json', text: JSON.stringify(object) } as const;
  return write(client, place, { path, verb: 'create', body }, signal);
}

/**
 * Deletes the object with this uid, in this version when one is given, and afterwards what it owns
 * (https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion). Throws `Failed`: `conflict`
 * when it is another one. One that stays for its finalizers has another version then, so that what broke off and is sent
 * again ends as a conflict too.
 */
export async function removeOne(
  client: Client,
  place: Place,
  seen: string | SeenVersion,
  signal: AbortSignal,
): Promise<void> {
  const preconditions = typeof seen === 'string' ? { uid: seen } : seen;
  const options = { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', preconditions };
  const body = { method: 'DELETE', type: 'application/json', text: JSON.stringify(options) } as const;
  await client.json(asking(place, { path: pathOf(place), verb: 'delete', body }), signal);
}

type Write = Pick<Asking, 'path' | 'body'> & { readonly verb: Written['verb'] };

async function write(client: Client, place: Place, wanted: Write, signal: AbortSignal): Promise<ClusterObject> {
  const { value } = await client.json(asking(place, wanted), signal);
  const object = readerFor(place.kind, 'object')(value).at(0);
  if (object !== undefined) return object;
  throw failed('unreadable', `${client.server} answers with something that is no ${place.kind.kind}.`);
}

function asking({ kind: { kind }, resource, namespace, name }: Place, { path, verb, body }: Write): Asking {
  const right = rightOf(verb === 'apply' ? 'patch' : verb, resource, namespace);
  const written = { verb, kind, namespace, name };
  return { path, accept: 'application/json', right, verb: 'write', body, written, limit: limitOf(resource) };
}

/** A Lease that is not renewed in time is lost: there is no use in waiting for it. */
function limitOf({ group }: Resource): number {
  return group === 'coordination.k8s.io' ? limits.headers : limits.write;
}

function pathOf({ resource, namespace, name }: Place): string {
  return resourcePath(resource, namespace, name);
}
