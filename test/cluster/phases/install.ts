import type { Api } from '../../../scripts/cluster/api.ts';
import { installCrds } from '../../../scripts/cluster/crds.ts';
import { apply, patch, pathOf, read, referenceOf } from '../../../scripts/cluster/objects.ts';
import type { KubeObject, Reference } from '../../../scripts/cluster/objects.ts';
import { until } from '../../../scripts/cluster/until.ts';
import { isDefinition } from './green.ts';

/** Definitions, the real ones where they are to be had, then namespaces with their service accounts. */
export async function prepare(api: Api, all: readonly KubeObject[]): Promise<void> {
  for (const source of ['argocd', 'sealed-secrets', 'kyverno', 'cert-manager'] as const) await installCrds(api, source);
  await each(all.filter(isDefinition), async (object) => {
    if ((await read(api, referenceOf(object))) === undefined) await apply(api, object);
  });
  await each(all.filter(isNamespace), async (object) => {
    await apply(api, object);
    const { name } = object.metadata;
    await until(`the service account of ${name}`, async () => {
      const { status } = await api('GET', `/api/v1/namespaces/${name}/serviceaccounts/default`);
      return status === 200 ? true : undefined;
    });
  });
}

/** Everything else; what others refer to comes first. */
export async function install(api: Api, all: readonly KubeObject[]): Promise<void> {
  const rest = all.filter((object) => !isDefinition(object) && !isNamespace(object));
  const isEarly = ({ kind }: KubeObject): boolean => ['ServiceAccount', 'StorageClass', 'RuntimeClass'].includes(kind);
  await each(rest.filter(isEarly), (object) => put(api, object));
  await each(
    rest.filter((object) => !isEarly(object)),
    (object) => put(api, object),
  );
}

/** The object, with the status that it says, whether or not its kind has a place of its own for that. */
export async function put(api: Api, object: KubeObject): Promise<void> {
  const { status, ...rest } = object;
  await apply(api, rest);
  if (status !== undefined) await putStatus(api, object, status);
}

export async function putStatus(api: Api, object: KubeObject, status: unknown): Promise<void> {
  const reference = referenceOf(object);
  const path = `${await pathOf(api, reference)}/status?fieldManager=slipway-test`;
  const answer = await api('PATCH', path, { status }, { contentType: 'application/merge-patch+json' });
  if (answer.status === 404) await patch(api, reference, { status });
  else if (answer.status >= 300)
    throw new Error(
      `${object.kind} ${object.metadata.name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`,
    );
}

/** Has another state of an object in its place; what can't be changed is made anew. */
export async function exchange(api: Api, from: KubeObject | null, to: KubeObject | null): Promise<void> {
  if (from === null || to === null || isMadeAnew(from, to)) {
    if (from !== null) await removeAtOnce(api, referenceOf(from));
    if (to !== null) await put(api, to);
    return;
  }
  const { status, ...change } = difference(from, to);
  if (status !== undefined) await putStatus(api, to, status);
  if (Object.keys(change).length > 0) await patch(api, referenceOf(to), change);
}

/**
 * The API server lets nobody change what decides about some kinds; and another spec of a Deployment is another generation,
 * which no controller observes here.
 */
function isMadeAnew(from: KubeObject, to: KubeObject): boolean {
  const { kind } = from;
  if (kind === 'Deployment') return JSON.stringify(from['spec']) !== JSON.stringify(to['spec']);
  return kind === 'StorageClass' || kind === 'Pod';
}

/** A merge patch from one value to the other. */
function difference(from: object, to: object): Record<string, unknown> {
  const [before, after] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
  const patches: Record<string, unknown> = {};
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now]: [unknown, unknown] = [before.get(key), after.get(key)];
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    patches[key] = isMap(old) && isMap(now) ? difference(old, now) : (now ?? null);
  }
  return patches;
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without waiting for what has no controller or kubelet here. */
export async function removeAtOnce(api: Api, reference: Reference): Promise<void> {
  await api('DELETE', `${await pathOf(api, reference)}?gracePeriodSeconds=0&propagationPolicy=Background`);
}

export function isNamespace({ kind }: KubeObject): boolean {
  return kind === 'Namespace';
}

/** Some at a time. */
export async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
