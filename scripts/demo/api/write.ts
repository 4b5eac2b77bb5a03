import { randomBytes } from 'node:crypto';
import { parse } from 'yaml';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { isClusterObject, isFields, textAt } from '../field.ts';
import type { Fields } from '../field.ts';
import { alreadyExists, badRequest, conflict, invalid, notFound, refused, wrongMedia } from './failure.ts';
import { apiVersionOf } from './kinds.ts';
import type { ApiKind } from './kinds.ts';
import { apply, jsonPatch, mergePatch } from './patch.ts';
import { secondsOf } from './state.ts';
import type { State } from './state.ts';
import type { ObjectTarget } from './target.ts';

/** What judges objects that somebody wants to write; it throws `ApiFailure`, or answers its warnings. */
export type Admission = (kind: ApiKind, object: ClusterObject, operation: 'CREATE' | 'UPDATE') => readonly string[];

export interface Writing {
  readonly state: State;
  readonly admission: Admission;
  readonly now: Date;
}

export interface Written {
  readonly code: number;
  readonly object: ClusterObject;
  readonly warnings: readonly string[];
}

/** POST: a new object; its body is JSON. */
export function create(writing: Writing, target: ObjectTarget, query: URLSearchParams, body: unknown): Written {
  const { kind } = target;
  if (!isClusterObject(body)) throw badRequest('the object provided is unrecognized (must be of type Kind)');
  checkKind(kind, body);
  const name = nameOf(body);
  if (name === '') throw invalid(kind, '', 'metadata.name: Required value: name or generateName is required');
  const { uid: _, resourceVersion: __, ...metadata } = body.metadata;
  const object = placed(target, { ...body, metadata: { ...metadata, name } });
  checkNamespace(writing.state, kind, object);
  if (writing.state.get(object, object.metadata) !== undefined) throw alreadyExists(kind, name);
  return { code: 201, ...stored(writing, kind, object, 'CREATE', query) };
}

/** PUT: the whole object anew. */
export function replace(writing: Writing, target: ObjectTarget, query: URLSearchParams, body: unknown): Written {
  const { kind } = target;
  const before = existing(writing.state, target);
  if (!isClusterObject(body)) throw badRequest('the object provided is unrecognized (must be of type Kind)');
  checkKind(kind, body);
  checkVersion(kind, before, body);
  const object = placed(target, { ...body, metadata: { ...body.metadata, name: target.name ?? '' } });
  return { code: 200, ...stored(writing, kind, object, 'UPDATE', query) };
}

/** PATCH, by the media type of its body; what is applied and not there is created. */
export function patch(
  writing: Writing,
  target: ObjectTarget,
  query: URLSearchParams,
  type: string,
  body: string,
): Written {
  const { kind } = target;
  if (type === 'application/apply-patch+yaml') return applied(writing, target, query, parse(body) as unknown);
  const before = existing(writing.state, target);
  const after = patched(before, type, body);
  if (!isClusterObject(after)) throw badRequest('the patched object is none');
  checkVersion(kind, before, after);
  return {
    code: 200,
    ...stored(
      writing,
      kind,
      { ...after, metadata: { ...after.metadata, name: before.metadata.name } },
      'UPDATE',
      query,
    ),
  };
}

/** DELETE, whose body may say which object is meant; what it answers is the object as it was. */
export function remove(
  { state }: Writing,
  target: ObjectTarget,
  query: URLSearchParams,
  options: unknown,
): ClusterObject {
  const before = existing(state, target);
  for (const field of ['uid', 'resourceVersion'] as const) {
    const wanted = textAt(options, 'preconditions', field);
    if (wanted !== '' && wanted !== before.metadata[field]) throw conflict(target.kind, before.metadata.name);
  }
  if (query.get('dryRun') !== 'All') state.remove(before, before.metadata);
  return before;
}

function applied(writing: Writing, target: ObjectTarget, query: URLSearchParams, body: unknown): Written {
  const { state } = writing;
  const { kind } = target;
  if (query.get('fieldManager') === null)
    throw badRequest(
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
  if (!isFields(body)) throw badRequest('error decoding YAML: it is no object');
  const before = state.get(kindOf(kind), { namespace: target.namespace, name: target.name ?? '' });
  const object = apply(before ?? {}, { ...kindOf(kind), metadata: {}, ...body });
  if (!isClusterObject(object)) throw badRequest('the applied object is none');
  checkKind(kind, object);
  if (before !== undefined) checkVersion(kind, before, object);
  const whole = placed(target, { ...object, metadata: { ...object.metadata, name: target.name ?? '' } });
  checkNamespace(state, kind, whole);
  const code = before === undefined ? 201 : 200;
  return { code, ...stored(writing, kind, whole, before === undefined ? 'CREATE' : 'UPDATE', query) };
}

function patched(before: ClusterObject, type: string, body: string): unknown {
  switch (type) {
    case 'application/json-patch+json':
      return jsonPatch(before, read(body));
    case 'application/merge-patch+json':
    case 'application/strategic-merge-patch+json':
      return mergePatch(before, read(body));
    default:
      throw wrongMedia();
  }
}

function stored(
  { state, admission, now }: Writing,
  kind: ApiKind,
  object: ClusterObject,
  operation: 'CREATE' | 'UPDATE',
  query: URLSearchParams,
) {
  const warnings = admission(kind, object, operation);
  const managed = { ...object, metadata: { ...object.metadata, ...managing(object, query, now) } };
  return { object: query.get('dryRun') === 'All' ? managed : state.put(managed), warnings };
}

/** Who has written last, by the name that the client gives itself. */
function managing({ apiVersion, metadata }: ClusterObject, query: URLSearchParams, now: Date): Fields {
  const manager = query.get('fieldManager');
  if (manager === null) return {};
  const before = Array.isArray(metadata['managedFields']) ? metadata['managedFields'] : [];
  const others = before.filter((one: unknown) => textAt(one, 'manager') !== manager);
  return { managedFields: [...others, { manager, operation: 'Update', apiVersion, time: secondsOf(now) }] };
}

function existing(state: State, { kind, namespace, name }: ObjectTarget): ClusterObject {
  const found = state.get(kindOf(kind), { namespace, name: name ?? '' });
  if (found === undefined) throw notFound(kind, name ?? '');
  return found;
}

function kindOf(kind: ApiKind) {
  return { apiVersion: apiVersionOf(kind), kind: kind.kind };
}

function placed({ kind, namespace }: ObjectTarget, object: ClusterObject): ClusterObject {
  const { namespace: own, ...metadata } = object.metadata;
  const where = kind.namespaced ? { namespace: namespace ?? own ?? 'default' } : {};
  return { ...object, metadata: { ...metadata, ...where } };
}

function nameOf({ metadata }: ClusterObject): string {
  const prefix = textAt(metadata, 'generateName');
  if (textAt(metadata, 'name') !== '' || prefix === '') return textAt(metadata, 'name');
  return `${prefix}${randomBytes(3).toString('hex').slice(0, 5)}`;
}

function checkKind(kind: ApiKind, { apiVersion, kind: given }: ClusterObject): void {
  if (apiVersion !== apiVersionOf(kind) || given !== kind.kind)
    throw badRequest(
      `the kind of the object (${given}, ${apiVersion}) does not match that of the address (${kind.kind}, ${apiVersionOf(kind)})`,
    );
}

function checkVersion(kind: ApiKind, before: ClusterObject, { metadata }: ClusterObject): void {
  const { resourceVersion } = metadata;
  if (resourceVersion !== undefined && resourceVersion !== before.metadata.resourceVersion)
    throw conflict(kind, before.metadata.name);
  if (metadata.uid !== undefined && metadata.uid !== before.metadata.uid) throw conflict(kind, before.metadata.name);
}

const namespaces: ApiKind = { group: '', version: 'v1', kind: 'Namespace', plural: 'namespaces', namespaced: false };

function checkNamespace(state: State, kind: ApiKind, { metadata }: ClusterObject): void {
  if (!kind.namespaced) return;
  const name = metadata.namespace ?? '';
  const found = state.get({ apiVersion: 'v1', kind: 'Namespace' }, { name });
  if (found === undefined) throw notFound(namespaces, name);
  if (textAt(found, 'status', 'phase') === 'Terminating')
    throw refused(
      kind,
      metadata.name,
      `unable to create new content in namespace ${name} because it is being terminated`,
    );
}

function read(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('error decoding patch: invalid character');
  }
}
