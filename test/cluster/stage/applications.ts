import { read, type KubeObject, type Reference } from '../../../scripts/cluster/objects.ts';
import { until } from '../../../scripts/cluster/until.ts';
import type { Stage } from './stage.ts';

interface Resource {
  readonly group?: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly hook?: boolean;
}

interface Status {
  readonly sync?: { readonly status?: string; readonly revision?: string; readonly revisions?: readonly string[] };
  readonly health?: { readonly status?: string };
  readonly resources?: readonly Resource[];
}

/** Milliseconds for what Argo CD does when it is asked to: on a busy machine it renders for a while. */
export const patience = 240_000;

const api = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';

/** The Applications by name. */
export async function applicationsOf(stage: Stage): Promise<ReadonlyMap<string, KubeObject>> {
  const { body } = await stage.api('GET', api);
  const { items } = body as { readonly items: readonly KubeObject[] };
  return new Map(items.map((item) => [item.metadata.name, { ...item, apiVersion: 'argoproj.io/v1alpha1' }]));
}

export function statusOf(application: KubeObject | undefined): Status {
  return application?.['status'] ?? {};
}

/** `name: Synced, Healthy` for each Application, in order. */
export async function states(stage: Stage): Promise<readonly string[]> {
  return [...(await applicationsOf(stage))].map(([name, application]) => {
    const { sync, health } = statusOf(application);
    return `${name}: ${sync?.status ?? 'Unknown'}, ${health?.status ?? 'Unknown'}`;
  });
}

/** Has root look at its repository at once, and resolves when it has seen this commit. */
export async function untilRootSees(stage: Stage, commit: string): Promise<void> {
  const patch = { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } };
  await stage.api('PATCH', `${api}/root`, patch, { contentType: 'application/merge-patch+json' });
  await until(
    `root to be compared with ${commit}`,
    async () => (statusOf((await applicationsOf(stage)).get('root')).sync?.revision === commit ? true : undefined),
    { limit: patience },
  );
}

/** What the Applications manage, with what each object is now; hooks come and go and are not in it. */
export async function managed(
  stage: Stage,
): Promise<readonly { readonly application: string; readonly resource: Resource; readonly object: KubeObject }[]> {
  const all = [...(await applicationsOf(stage))].flatMap(([application, { status }]) =>
    ((status as Status | undefined)?.resources ?? [])
      .filter(({ hook }) => hook !== true)
      .map((resource) => ({ application, resource })),
  );
  const found = [];
  for (const { application, resource } of all) {
    const object = await read(stage.api, referenceTo(resource));
    if (object === undefined)
      throw new Error(`${application} has ${resource.kind} ${resource.name}, which is not there.`);
    found.push({ application, resource, object });
  }
  return found;
}

function referenceTo({ group = '', version, kind, namespace, name }: Resource): Reference {
  const apiVersion = group === '' ? version : `${group}/${version}`;
  return { apiVersion, kind, name, ...(namespace === undefined || namespace === '' ? {} : { namespace }) };
}

/** Who has written a field of the object. */
export function managersOf(object: KubeObject): readonly string[] {
  const fields = (object.metadata['managedFields'] ?? []) as readonly { readonly manager: string }[];
  return [...new Set(fields.map(({ manager }) => manager))].toSorted();
}
