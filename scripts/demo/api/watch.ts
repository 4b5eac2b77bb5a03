import type { ServerResponse } from 'node:http';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { tooOld } from './failure.ts';
import type { Happened } from './history.ts';
import { apiVersionOf, resourceOf } from './kinds.ts';
import { isIn, meant } from './list.ts';
import { selectorOf } from './selector.ts';
import type { State } from './state.ts';
import type { ObjectTarget } from './target.ts';
import { bookmarkText, objectText } from './view.ts';
import type { Shape } from './view.ts';

/** What a request to watch says. */
export interface Watched {
  readonly target: ObjectTarget;
  readonly query: URLSearchParams;
  readonly shape: Shape;
}

/** A watch that is going on. */
export interface OpenWatch {
  readonly target: ObjectTarget;
  bookmark(): void;
  /** The history is forgotten: it ends with the error that says so. */
  expire(): void;
  end(): void;
  /** Nothing is told any more, and nobody hangs up either. */
  fall(): void;
}

/** Tells what changes after a resource version, one line of JSON an event, until it is ended or the time is up. */
export function watch(
  state: State,
  { target, query, shape }: Watched,
  response: ServerResponse,
  onEnd: () => void,
): OpenWatch {
  const { kind, namespace } = target;
  const selects = selectorOf(query.get('labelSelector'), query.get('fieldSelector'));
  const fits = (object: ClusterObject): boolean => isIn(object, namespace) && selects(object);
  let first = shape.view === 'table';
  let isSilent = false;
  const tell = (type: string, text: string): void => {
    if (!isSilent && !response.writableEnded) response.write(`{"type":"${type}","object":${text}}\n`);
  };
  const show = (type: string, object: ClusterObject): void => {
    tell(type, objectText(shape, { ...object, apiVersion: apiVersionOf(kind) }, first));
    first = false;
  };
  const bookmark = (): void => {
    tell('BOOKMARK', bookmarkText(shape, state.version, first));
    first = false;
  };
  const take = ({ resource, type, object, before }: Happened): void => {
    if (resource === 'customresourcedefinitions.apiextensions.k8s.io' && isEndOf(target, type, object)) end();
    if (resource !== resourceOf(kind)) return;
    const was = before !== undefined && fits(before);
    const is = type !== 'DELETED' && fits(object);
    if (is) show(was ? 'MODIFIED' : 'ADDED', object);
    else if (was) show('DELETED', object);
  };
  const off = state.history.on(take);
  const seconds = Number(query.get('timeoutSeconds') ?? 0) || 1800;
  const timer = setTimeout(() => end(), seconds * 1000);
  const close = (): void => {
    off();
    clearTimeout(timer);
    onEnd();
  };
  const end = (): void => {
    if (!isSilent) response.end();
  };
  const expire = (): void => {
    tell('ERROR', JSON.stringify(tooOld(Number(query.get('resourceVersion')), state.history.oldest)));
    end();
  };
  response.on('close', close);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  if (first) bookmark();
  begin(state, query, { take, show, expire, meant: () => meant(state, target, query) });
  if (isStreamed(query)) tell('BOOKMARK', bookmarkText(shape, state.version, first, initialEnd));
  return { target, bookmark, expire, end, fall: () => void (isSilent = true) };
}

/** A list that comes as a watch (KEP-3157): what is there, a bookmark that says that this was all of it, what changes. */
function isStreamed(query: URLSearchParams): boolean {
  return query.get('sendInitialEvents') === 'true';
}

const initialEnd = { 'k8s.io/initial-events-end': 'true' };

/** Without a version, or with 0, everything that is there comes first. */
function begin(
  state: State,
  query: URLSearchParams,
  to: {
    take(happened: Happened): void;
    show(type: string, object: ClusterObject): void;
    expire(): void;
    meant(): readonly ClusterObject[];
  },
): void {
  const from = isStreamed(query) ? 0 : Number(query.get('resourceVersion') ?? 0);
  if (from === 0) {
    for (const object of to.meant()) to.show('ADDED', object);
    return;
  }
  const missed = state.history.since(from);
  if (missed === null) to.expire();
  else for (const happened of missed) to.take(happened);
}

/** Whether the kind that is watched has lost its definition. */
function isEndOf({ kind }: ObjectTarget, type: Happened['type'], { metadata }: ClusterObject): boolean {
  return type === 'DELETED' && metadata.name === resourceOf(kind);
}
