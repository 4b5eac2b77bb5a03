import type { WatchEvent } from '../../domain/kubernetes/exchange.ts';
import type { Client } from './client.ts';
import { failed } from './failed.ts';
import { readLines } from './http/body.ts';
import { isMap } from './kubeconfig/field.ts';
import { limits } from './limits.ts';
import { rightOf, selectorsOf } from './list.ts';
import type { Wanted } from './list.ts';
import { resourcePath, withQuery } from './path.ts';
import { ofStatus, statusOf } from './status.ts';
import { acceptOf, versionIn } from './view.ts';
import type { Reader } from './view.ts';

/** The server ends a watch after these seconds, and as much more as chance wants, so that not all end at once. */
const seconds = { least: 240, spread: 60 };
/** Milliseconds beyond that in which the end has to arrive: a connection that says nothing then is dead. */
const grace = 15_000;

/**
 * What changes after a resource version, until the server ends the watch; returns the version to go on from
 * (https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes). Throws `Failed`.
 */
export async function watchFrom(
  client: Client,
  { query, resource, read }: Wanted,
  from: string,
  { onEvent, chance }: { readonly onEvent: (event: WatchEvent) => void; readonly chance: number },
  signal: AbortSignal,
): Promise<string> {
  const lasts = seconds.least + Math.floor(seconds.spread * chance);
  const path = withQuery(resourcePath(resource, query.namespace, null), {
    ...selectorsOf(query),
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: from,
    timeoutSeconds: String(lasts),
  });
  const asked = { server: client.server, right: rightOf('watch', resource, query.namespace) };
  const asking = {
    path,
    accept: acceptOf(query.view, 'watch'),
    right: asked.right,
    verb: 'watch',
    body: null,
  } as const;
  const arrived = await client.open(asking, signal);
  onEvent({ type: 'open' });
  const what = `The watch of ${resource.plural} of ${client.server}`;
  let version = from;
  for await (const line of readLines(arrived.body(lasts * 1000 + grace), limits.event, what)) {
    if (line.trim() === '') continue;
    const event = parsed(line, what);
    if (event.type === 'ERROR') throw ofStatus(statusOf(isMap(event.object) ? event.object : {}), asked, null);
    for (const told of eventsOf(event, read)) {
      version = told.resourceVersion;
      onEvent(told);
    }
  }
  return version;
}

interface Wire {
  readonly type: string;
  readonly object: unknown;
}

type Told = Exclude<WatchEvent, { readonly type: 'open' }>;

function eventsOf({ type, object }: Wire, read: Reader): readonly Told[] {
  const objects = read(object);
  if (type === 'BOOKMARK') {
    // The bookmark of a table has its version in its only row.
    const version = versionIn(object) ?? objects.at(0)?.metadata.resourceVersion ?? rowVersion(object);
    return version === null ? [] : [{ type: 'bookmark', resourceVersion: version }];
  }
  if (type !== 'ADDED' && type !== 'MODIFIED' && type !== 'DELETED') return [];
  return objects.flatMap((one) => {
    const resourceVersion = one.metadata.resourceVersion;
    if (resourceVersion === undefined) return [];
    return [{ type: type === 'DELETED' ? 'deleted' : 'changed', object: one, resourceVersion } as const];
  });
}

function rowVersion(table: unknown): string | null {
  const rows = isMap(table) && Array.isArray(table['rows']) ? table['rows'] : [];
  const row: unknown = rows.at(0);
  return isMap(row) ? versionIn(row['object']) : null;
}

function parsed(line: string, what: string): Wire {
  const event = json(line);
  if (isMap(event) && typeof event['type'] === 'string') return { type: event['type'], object: event['object'] };
  throw failed('unreadable', `${what} has an event that can't be read.`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
