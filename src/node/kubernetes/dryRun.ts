import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import type { Tried } from '../../domain/kubernetes/exchange.ts';
import { Refused } from './client.ts';
import type { Client } from './client.ts';
import { limits } from './limits.ts';
import { rightOf } from './list.ts';
import { resourcePath, withQuery } from './path.ts';
import type { Resource } from './path.ts';

/** What would be created, and where. */
export interface Trying {
  readonly resource: Resource;
  readonly namespace: string | null;
  readonly object: ClusterObject;
}

/**
 * Asks whether an object would be created, with `dryRun=All`
 * (https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run). Throws `Failed` when nobody has judged it.
 */
export async function tryToCreate(
  client: Client,
  { resource, namespace, object }: Trying,
  signal: AbortSignal,
): Promise<Tried> {
  const asking = {
    path: withQuery(resourcePath(resource, namespace, null), { dryRun: 'All', fieldManager: 'slipway' }),
    accept: 'application/json',
    right: rightOf('create', resource, namespace),
    verb: 'write',
    body: { method: 'POST', type: 'application/json', text: JSON.stringify(object) },
    written: { verb: 'create', kind: object.kind, namespace, name: object.metadata.name },
    limit: limits.write,
  } as const;
  try {
    const { warnings } = await client.json(asking, signal);
    return { refusal: null, reason: null, warnings };
  } catch (error) {
    if (!(error instanceof Refused) || !isJudged(error)) throw error;
    const { text, reason } = error.status;
    return { refusal: text, reason: reason === '' ? null : reason, warnings: [] };
  }
}

/**
 * Whether somebody has looked at the object: admission and validation give a reason of their own. Who may not create the
 * kind at all gets a Forbidden about the kind and no object of it, and has learned nothing about the object.
 */
function isJudged({ status }: Refused): boolean {
  const { code, reason, about } = status;
  if (code === 403) return !(reason === 'Forbidden' && about.kind !== '' && about.name === '');
  return code === 400 || code === 422;
}
