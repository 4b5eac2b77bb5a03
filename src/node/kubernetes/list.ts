import { failureOf } from '../../domain/kubernetes/failure.ts';
import type { Right } from '../../domain/kubernetes/failure.ts';
import type { ClusterObject, Query } from '../../domain/kubernetes/query.ts';
import type { Listed } from '../../domain/kubernetes/exchange.ts';
import type { Client } from './client.ts';
import { Failed, failed } from './failed.ts';
import { isMap } from './kubeconfig/field.ts';
import { limits } from './limits.ts';
import { resourcePath, withQuery } from './path.ts';
import type { Resource } from './path.ts';
import { acceptOf, continueIn, versionIn } from './view.ts';
import type { Reader } from './view.ts';

/** What is asked, where it is, and how its answers are read. */
export interface Wanted {
  readonly query: Query;
  readonly resource: Resource;
  readonly read: Reader;
}

/** How often a list is begun anew because its pages ran out of time. */
const beginnings = 3;

/**
 * All objects of a query, page by page (https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks).
 * Pages that come too late for the history of the server begin again. Throws `Failed`.
 */
export async function listAll(client: Client, { resource, query, read }: Wanted, signal: AbortSignal): Promise<Listed> {
  for (let beginning = 1; ; beginning++) {
    try {
      return await listOnce(client, { resource, query, read }, signal);
    } catch (error) {
      if (!(error instanceof Failed) || error.failure.code !== 'expired' || beginning === beginnings) throw error;
    }
  }
}

async function listOnce(client: Client, { resource, query, read }: Wanted, signal: AbortSignal): Promise<Listed> {
  const objects: ClusterObject[] = [];
  const seen = new Set<string>();
  const what = `The list of ${resource.plural} of ${client.server}`;
  let next: string | null = null;
  for (let page = 1; page <= limits.pages; page++) {
    const { value } = await client.json(pageOf(resource, query, next), signal);
    if (!isMap(value) || !isList(value))
      throw new Failed(failureOf('unreadable', `${what} is no list.`, { remedy: isNoApi }));
    // One by one: a page may have more objects than a call may have arguments.
    for (const object of read(value)) objects.push(object);
    next = continueIn(value);
    if (next === null) return { objects, resourceVersion: versionIn(value) ?? '' };
    if (seen.has(next)) throw failed('unreadable', `${what} does not end: a page leads to one that was there before.`);
    seen.add(next);
  }
  throw failed('too-large', `${what} has more than ${limits.pages} pages, and is not read.`);
}

/** An Application holds the status of all that it manages, its history and its values. */
function isLarge({ apiVersion, kind, view }: Query): boolean {
  return view === 'object' && apiVersion.startsWith('argoproj.io/') && kind === 'Application';
}

const isNoApi = 'Look whether the address in the kubeconfig is that of a Kubernetes API.';

function isList(value: Readonly<Record<string, unknown>>): boolean {
  return (
    Array.isArray(value['items']) || Array.isArray(value['rows']) || value['items'] === null || value['rows'] === null
  );
}

function pageOf(resource: Resource, query: Query, next: string | null) {
  const path = withQuery(resourcePath(resource, query.namespace, null), {
    ...selectorsOf(query),
    limit: String(isLarge(query) ? limits.largePageSize : limits.pageSize),
    continue: next,
  });
  const right = rightOf('list', resource, query.namespace);
  return {
    path,
    accept: acceptOf(query.view, 'list'),
    right,
    verb: 'list',
    body: null,
  } as const;
}

/** What narrows a query down, for lists and watches. */
export function selectorsOf({ labels, fields, view }: Query): Readonly<Record<string, string | null>> {
  return {
    labelSelector: labels,
    fieldSelector: fields,
    includeObject: view === 'table' ? 'Metadata' : null,
  };
}

/** The right that a request needs. */
export function rightOf(verb: Right['verb'], { group, plural, namespaced }: Resource, namespace: string | null): Right {
  return { verb, group, resource: plural, namespace: namespaced ? namespace : null };
}
