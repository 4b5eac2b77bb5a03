import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { notAcceptable } from './failure.ts';
import { columnsOf } from './columns.ts';
import { apiVersionOf } from './kinds.ts';
import type { ApiKind } from './kinds.ts';

/** How much of objects an answer has. */
export type View = 'object' | 'metadata' | 'table';

/** The first representation of an `Accept` header that there is. */
export function viewOf(accept: string): View {
  for (const part of accept === '' ? ['*/*'] : accept.split(',')) {
    const [type = '', ...parameters] = part.split(';').map((one) => one.trim());
    if (!['application/json', 'application/*', '*/*'].includes(type)) continue;
    const as = parameters.find((one) => one.startsWith('as='))?.slice(3);
    if (as === 'Table') return 'table';
    if (as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList') return 'metadata';
    if (as === undefined) return 'object';
  }
  throw notAcceptable();
}

/** The JSON of each object is made once: lists of large objects are mostly that. */
const texts = new WeakMap<ClusterObject, string>();

function textOf(object: ClusterObject): string {
  const text = texts.get(object) ?? JSON.stringify(object);
  texts.set(object, text);
  return text;
}

/** How objects are shown. */
export interface Shape {
  readonly kind: ApiKind;
  readonly view: View;
  /** How much of its object a row of a table has: `None`, `Metadata`, `Object`. */
  readonly includes: string;
  /** What ages are told from. */
  readonly now: Date;
}

/** As a request wants it. */
export function shapeOf(kind: ApiKind, accept: string, query: URLSearchParams, now: Date): Shape {
  return { kind, view: viewOf(accept), includes: query.get('includeObject') ?? 'Metadata', now };
}

export interface ListMeta {
  readonly resourceVersion: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
}

/** The JSON of a list. */
export function listText(shape: Shape, objects: readonly ClusterObject[], metadata: ListMeta): string {
  const { kind, view } = shape;
  if (view === 'table') return JSON.stringify({ ...tableOf(shape, objects, true), metadata });
  if (view === 'metadata') {
    const head = { kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1', metadata };
    return JSON.stringify({ ...head, items: objects.map(partial) });
  }
  const head = JSON.stringify({ kind: `${kind.kind}List`, apiVersion: apiVersionOf(kind), metadata });
  return `${head.slice(0, -1)},"items":[${objects.map(textOf).join(',')}]}`;
}

/** The JSON of one object. `first` says whether a table tells its columns. */
export function objectText(shape: Shape, object: ClusterObject, first = true): string {
  const { view } = shape;
  if (view === 'table') {
    const metadata = { resourceVersion: object.metadata.resourceVersion };
    return JSON.stringify({ ...tableOf(shape, [object], first), metadata });
  }
  return view === 'metadata' ? JSON.stringify(partial(object)) : textOf(object);
}

/** A bookmark: an object that has nothing but a version, or annotations that say what it stands for. */
export function bookmarkText({ kind, view }: Shape, version: number, first: boolean, annotations?: object): string {
  const metadata = { resourceVersion: String(version), creationTimestamp: null, annotations };
  if (view === 'object') return JSON.stringify({ kind: kind.kind, apiVersion: apiVersionOf(kind), metadata });
  const object = { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata };
  if (view === 'metadata') return JSON.stringify(object);
  const rows = [{ cells: columnsOf(kind).map(() => ''), object }];
  const definitions = first ? { columnDefinitions: definitionsOf(kind) } : {};
  return JSON.stringify({ ...tableHead, metadata: { resourceVersion: String(version) }, ...definitions, rows });
}

const tableHead = { kind: 'Table', apiVersion: 'meta.k8s.io/v1' } as const;

function partial({ metadata }: ClusterObject) {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata };
}

function tableOf({ kind, includes, now }: Shape, objects: readonly ClusterObject[], first: boolean) {
  const rows = objects.map((object) => ({
    cells: columnsOf(kind).map(({ cell }) => cell(object, now)),
    ...(includes === 'None' ? {} : { object: includes === 'Object' ? object : partial(object) }),
  }));
  return { ...tableHead, metadata: {}, columnDefinitions: first ? definitionsOf(kind) : null, rows };
}

function definitionsOf(kind: ApiKind) {
  return columnsOf(kind).map(({ name, type }) => ({ name, type, format: '', description: name, priority: 0 }));
}
