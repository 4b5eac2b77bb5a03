import type { Capabilities } from './helmRendering.ts';
import {
  failedSentence,
  isFailed,
  isPending,
  newestRecord,
  pendingSentence,
  recordsOf,
} from '../../domain/bootstrap/helmReleases.ts';
import type { ReleaseRecord } from '../../domain/bootstrap/helmReleases.ts';
import { nameOfRelease } from '../../domain/bootstrap/helmfileState.ts';
import type { WantedRelease } from '../../domain/bootstrap/helmfileState.ts';
import type { Answer } from '../../domain/kubernetes/failure.ts';
import type { Cluster } from '../../ports.ts';

/** A release with what Helm has on record of it; null for one that was never there. */
export interface Standing {
  readonly release: WantedRelease;
  readonly record: ReleaseRecord | null;
}

/** What Helm has on record of releases, or the first failure. No values of releases are read: labels say all. */
export async function standings(
  cluster: Cluster,
  releases: readonly WantedRelease[],
  signal: AbortSignal,
): Promise<Answer<readonly Standing[]>> {
  const standing: Standing[] = [];
  for (const release of releases) {
    const answer = await cluster.list(
      {
        apiVersion: 'v1',
        kind: 'Secret',
        namespace: release.namespace,
        labels: recordsOf(release.name),
        fields: null,
        view: 'metadata',
      },
      signal,
    );
    if ('failure' in answer) return answer;
    standing.push({ release, record: newestRecord(answer.value.objects) });
  }
  return { value: standing };
}

/** What is said of each release that nobody may touch before somebody has decided about it. */
export function pendingOf(cluster: Cluster, standing: readonly Standing[]): readonly string[] {
  return standing.flatMap(({ release, record }) =>
    record !== null && isPending(record) ? [pendingSentence({ release, record, context: cluster.context })] : [],
  );
}

/** What is said of each release that Helm has given up: nobody has to decide about those. */
export function failedOf(standing: readonly Standing[]): readonly string[] {
  return standing.flatMap(({ release, record }) =>
    record !== null && isFailed(record) ? [failedSentence({ release, record })] : [],
  );
}

/** What charts are told about the cluster: its version, and all that it serves. */
export async function capabilitiesOf(cluster: Cluster, signal: AbortSignal): Promise<Answer<Capabilities>> {
  const version = await cluster.version(signal);
  if ('failure' in version) return version;
  const services = await cluster.list(
    {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      namespace: null,
      labels: null,
      fields: null,
      view: 'metadata',
    },
    signal,
  );
  // A cluster that does not say what it serves beyond Kubernetes itself serves nothing else.
  if ('failure' in services && services.failure.code !== 'no-kind') return services;
  const names = 'value' in services ? services.value.objects.map(({ metadata }) => metadata.name) : [];
  return { value: { version: version.value, apis: names.flatMap(apiOf).toSorted() } };
}

/** `v1.apps` is the name of `apps/v1`, and `v1.` that of the core. */
function apiOf(name: string): readonly string[] {
  const [, version, group] = /^([a-z0-9]+)\.([a-z0-9.-]*)$/.exec(name) ?? [];
  if (version === undefined || group === undefined) return [];
  return [group === '' ? version : `${group}/${version}`];
}

/** Namespaces of the releases that Helm could put nothing into, a sentence each. `made` are those that the releases bring. */
export async function missingNamespaces(
  cluster: Cluster,
  releases: readonly WantedRelease[],
  made: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Answer<readonly string[]>> {
  const sentences: string[] = [];
  const names = new Set(releases.map(({ namespace }) => namespace));
  for (const name of names) {
    const answer = await cluster.get({ apiVersion: 'v1', kind: 'Namespace' }, { namespace: null, name }, signal);
    if ('failure' in answer) return answer;
    const release = releases.find(({ namespace }) => namespace === name);
    const whose = release === undefined ? '' : nameOfRelease(release);
    if (answer.value?.metadata['deletionTimestamp'] !== undefined)
      sentences.push(`Namespace "${name}" of release ${whose} is being deleted: wait until it is gone.`);
    else if (answer.value === null && !made.has(name))
      sentences.push(
        `There is no namespace "${name}" for release ${whose}: the row "namespaces" of the table makes those of the platform; bootstrap its phase first.`,
      );
  }
  return { value: sentences };
}
