import type { ClusterObject, Kind } from '../../domain/kubernetes/query.ts';
import type { Client } from './client.ts';
import { failed } from './failed.ts';
import { rightOf } from './list.ts';
import { resourcePath, withQuery } from './path.ts';
import type { Resource } from './path.ts';
import { readerFor } from './view.ts';

/** An object that is there. */
export interface Place {
  readonly kind: Kind;
  readonly resource: Resource;
  readonly namespace: string | null;
  readonly name: string;
}

/**
 * Changes an object by a JSON merge patch (RFC 7386) and returns it as it is then. Throws `Failed`: `conflict` when the
 * patch names a version that is over, `missing` when there is no such object. What broke off is sent again, since the
 * same patch twice is the same object; with a version in it, a second one that came through ends as a conflict.
 */
export async function patchOne(
  client: Client,
  { kind, resource, namespace, name }: Place,
  patch: object,
  signal: AbortSignal,
): Promise<ClusterObject> {
  const asking = {
    path: withQuery(resourcePath(resource, namespace, name), { fieldManager: 'slipway' }),
    accept: 'application/json',
    right: rightOf('patch', resource, namespace),
    verb: 'write',
    body: { method: 'PATCH', type: 'application/merge-patch+json', text: JSON.stringify(patch) },
  } as const;
  const { value } = await client.json(asking, signal);
  const object = readerFor(kind, 'object')(value).at(0);
  if (object !== undefined) return object;
  throw failed('unreadable', `${client.server} answers with something that is no ${kind.kind}.`);
}
