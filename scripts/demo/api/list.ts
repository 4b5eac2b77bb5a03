import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { numberAt, textAt } from '../field.ts';
import { badRequest, pageExpired } from './failure.ts';
import { apiVersionOf } from './kinds.ts';
import { selectorOf } from './selector.ts';
import type { State } from './state.ts';
import type { ObjectTarget } from './target.ts';
import { listText } from './view.ts';
import type { Shape } from './view.ts';

/** How many lists can be under way at a time. */
const remembered = 100;

/** The objects of a list as they were at its first page: all pages tell of one moment. */
export class Pages {
  readonly #moments = new Map<string, readonly ClusterObject[]>();
  #made = 0;

  /** The JSON of a page. Pages from before the history was forgotten are too old. */
  answer(state: State, target: ObjectTarget, query: URLSearchParams, shape: Shape): string {
    const limit = Number(query.get('limit') ?? 0);
    const { version, start, objects } = this.#from(state, target, query);
    const end = limit > 0 ? start + limit : objects.length;
    const rest = objects.length - end;
    const more = rest > 0 ? { continue: this.#token(version, end, objects), remainingItemCount: rest } : {};
    const metadata = { resourceVersion: String(version), ...more };
    return listText(shape, objects.slice(start, end), metadata);
  }

  #from(state: State, target: ObjectTarget, query: URLSearchParams) {
    const token = query.get('continue');
    if (token === null || token === '')
      return { version: state.version, start: 0, objects: meant(state, target, query) };
    const told = parsed(token);
    const version = numberAt(told, 'rv');
    const objects = this.#moments.get(textAt(told, 'moment'));
    if (objects === undefined || version < state.history.oldest) throw pageExpired();
    return { version, start: numberAt(told, 'start'), objects };
  }

  #token(version: number, start: number, objects: readonly ClusterObject[]): string {
    const known = [...this.#moments].find(([, one]) => one === objects)?.[0];
    const moment = known ?? String(this.#made++);
    this.#moments.set(moment, objects);
    const [oldest] = this.#moments.keys();
    if (this.#moments.size > remembered && oldest !== undefined) this.#moments.delete(oldest);
    return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: version, start, moment })).toString('base64url');
  }
}

/** The objects that a request is about, by namespace and name. */
export function meant(state: State, { kind, namespace }: ObjectTarget, query: URLSearchParams) {
  const selects = selectorOf(query.get('labelSelector'), query.get('fieldSelector'));
  const all = state.list({ apiVersion: apiVersionOf(kind), kind: kind.kind });
  return all.filter((object) => isIn(object, namespace) && selects(object));
}

export function isIn({ metadata }: ClusterObject, namespace: string | null): boolean {
  return namespace === null || metadata.namespace === namespace;
}

function parsed(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    throw badRequest('continue key is not valid: encoded string is not valid');
  }
}
