import { Failure } from '../environment/failure.ts';
import type { Answer, Api } from './api.ts';
import { until } from './until.ts';

/** An object of Kubernetes as it is sent and read. */
export type KubeObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
};

/** Which object. */
export type Reference = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
};

const manager = 'fieldManager=slipway-test';

/** Server-side apply with force. Waits for a kind that is just being defined. */
export async function apply(api: Api, object: KubeObject): Promise<KubeObject> {
  const path = await pathOf(api, referenceOf(object));
  const answer = await api('PATCH', `${path}?${manager}&force=true`, object, {
    contentType: 'application/apply-patch+yaml',
  });
  return objectIn(answer, `apply ${nameOf(referenceOf(object))}`);
}

/** All, in the order given. */
export async function applyAll(api: Api, objects: readonly KubeObject[]): Promise<void> {
  for (const object of objects) await apply(api, object);
}

/** The object, or undefined when there is none. */
export async function read(api: Api, reference: Reference): Promise<KubeObject | undefined> {
  const answer = await api('GET', await pathOf(api, reference));
  return answer.status === 404 ? undefined : objectIn(answer, `read ${nameOf(reference)}`);
}

/** Deletes the object, if there is one, and returns when it is gone. */
export async function remove(api: Api, reference: Reference): Promise<void> {
  const path = await pathOf(api, reference);
  const answer = await api('DELETE', path);
  if (answer.status === 404) return;
  objectIn(answer, `delete ${nameOf(reference)}`);
  await until(`${nameOf(reference)} to be gone`, async () =>
    (await api('GET', path)).status === 404 ? true : undefined,
  );
}

/** A merge patch, of the object or of one of its subresources. */
export async function patch(
  api: Api,
  reference: Reference,
  change: unknown,
  subresource?: string,
): Promise<KubeObject> {
  const path = await pathOf(api, reference);
  const answer = await api('PATCH', `${path}${subresource === undefined ? '' : `/${subresource}`}?${manager}`, change, {
    contentType: 'application/merge-patch+json',
  });
  return objectIn(answer, `patch ${nameOf(reference)}`);
}

/** Gives an object the status that a controller would give it. */
export function setStatus(api: Api, object: KubeObject): Promise<KubeObject> {
  return patch(api, referenceOf(object), { status: object['status'] }, 'status');
}

export function referenceOf({ apiVersion, kind, metadata: { name, namespace } }: KubeObject): Reference {
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}

/** Where the object is in the API; waits until its kind is served. */
export async function pathOf(api: Api, { apiVersion, kind, name, namespace }: Reference): Promise<string> {
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const { plural, namespaced } = await until(`${apiVersion} ${kind} to be served`, () => resource(api, group, kind));
  const inside = namespaced ? `/namespaces/${encodeURIComponent(namespace ?? 'default')}` : '';
  return `${group}${inside}/${plural}/${encodeURIComponent(name)}`;
}

async function resource(
  api: Api,
  group: string,
  kind: string,
): Promise<{ readonly plural: string; readonly namespaced: boolean } | undefined> {
  const { status, body } = await api('GET', group);
  if (status !== 200) return undefined;
  const { resources } = body as { resources: readonly { name: string; kind: string; namespaced: boolean }[] };
  const found = resources.find((one) => one.kind === kind && !one.name.includes('/'));
  return found && { plural: found.name, namespaced: found.namespaced };
}

function objectIn({ status, body }: Answer, what: string): KubeObject {
  if (status < 300) return body as KubeObject;
  const said = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : String(body);
  throw new Failure('cluster/refused', `Could not ${what}: ${status} ${said}`);
}

function nameOf({ kind, name, namespace }: Reference): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
