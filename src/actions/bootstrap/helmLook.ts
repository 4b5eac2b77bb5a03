import { objectChanges, scopesIn } from './helmChanges.ts';
import type { ObjectChange } from './helmChanges.ts';
import { renderRelease } from './helmRendering.ts';
import type { RenderedRelease } from './helmRendering.ts';
import { capabilitiesOf, missingNamespaces, pendingOf, standings } from './helmStanding.ts';
import type { Standing } from './helmStanding.ts';
import type { HelmTools } from './helmTools.ts';
import type { StepPorts } from './step.ts';
import type { WantedRelease } from '../../domain/bootstrap/helmfileState.ts';
import { isInstall } from '../../domain/bootstrap/helmReleases.ts';
import { sentenceOf } from '../../domain/kubernetes/failure.ts';

/** A release with what it consists of, and what becomes of each part of it. */
export interface LookedAt extends Standing {
  readonly rendered: RenderedRelease;
  readonly parts: readonly ObjectChange[];
}

export interface Look {
  readonly releases: readonly LookedAt[];
  /** What is in the way, a sentence each. */
  readonly problems: readonly string[];
}

/** What is to be installed, and how. */
export interface Wanted {
  readonly tools: HelmTools;
  readonly releases: readonly WantedRelease[];
  /** Over those of the files, as `helm --set` takes them. */
  readonly values: readonly string[];
}

type Ports = Pick<StepPorts, 'programs' | 'kubeconfig' | 'cluster'>;

/** What installing these releases would come to, as the cluster is now, or why that can't be told. Changes nothing. */
export async function lookAt(
  ports: Ports,
  folder: string,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Look | { readonly problem: string }> {
  const { cluster } = ports;
  const { releases } = wanted;
  const standing = await standings(cluster, releases, signal);
  if ('failure' in standing)
    return { problem: `What Helm has installed is not known: ${sentenceOf(standing.failure)}` };
  const pending = pendingOf(cluster, standing.value);
  if (pending.length > 0) return { problem: pending.join(' ') };
  const rendered = await renderAll(ports, folder, wanted, standing.value, signal);
  if ('problem' in rendered) return rendered;
  const objects = rendered.flatMap(([, { objects: own }]) => own);
  const made = new Set(
    objects.filter(({ object }) => object.kind === 'Namespace').map(({ object }) => object.metadata.name),
  );
  const namespaces = await missingNamespaces(cluster, releases, made, signal);
  if ('failure' in namespaces) return { problem: sentenceOf(namespaces.failure) };
  const scopes = scopesIn(objects);
  const looked: LookedAt[] = [];
  for (const [one, own] of rendered)
    looked.push({ ...one, rendered: own, parts: await objectChanges(cluster, one, own, scopes, signal) });
  const problems = looked.flatMap(({ parts }) => parts.flatMap(({ problem }) => problem ?? []));
  return { releases: looked, problems: [...namespaces.value, ...problems] };
}

async function renderAll(
  ports: Ports,
  folder: string,
  { tools, values }: Wanted,
  standing: readonly Standing[],
  signal: AbortSignal,
): Promise<readonly (readonly [Standing, RenderedRelease])[] | { readonly problem: string }> {
  const capabilities = await capabilitiesOf(ports.cluster, signal);
  if ('failure' in capabilities) return { problem: sentenceOf(capabilities.failure) };
  const rendered: (readonly [Standing, RenderedRelease])[] = [];
  for (const one of standing) {
    const input = { tools, values, release: one.release, capabilities: capabilities.value, isUpgrade: isUpgrade(one) };
    const own = await renderRelease(ports, folder, input, signal);
    if ('problem' in own) return own;
    rendered.push([one, own]);
  }
  return rendered;
}

function isUpgrade({ record }: Standing): boolean {
  return !isInstall(record);
}
