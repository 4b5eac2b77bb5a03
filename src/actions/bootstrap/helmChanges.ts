import { annotationOf } from '../../domain/argocd/annotation.ts';
import { isClusterWide } from '../../domain/kubernetes/scope.ts';
import { isInstall } from '../../domain/bootstrap/helmReleases.ts';
import { nameOfRelease } from '../../domain/bootstrap/helmfileState.ts';
import type { WantedRelease } from '../../domain/bootstrap/helmfileState.ts';
import { laidOn } from '../../domain/bootstrap/laidOn.ts';
import { objectDiff } from '../../domain/bootstrap/objectDiff.ts';
import type { Change } from '../../domain/bootstrap/plan.ts';
import type { RenderedObject } from '../../domain/bootstrap/rendered.ts';
import type { Failure, FailureCode } from '../../domain/kubernetes/failure.ts';
import { splitApiVersion } from '../../domain/kubernetes/object.ts';
import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import { textAt } from '../../domain/kubernetes/read.ts';
import type { Cluster } from '../../ports.ts';
import type { Standing } from './helmStanding.ts';
import type { RenderedRelease } from './helmRendering.ts';
import { sentenceOf } from '../../domain/kubernetes/failure.ts';

/** What becomes of one object. */
export interface ObjectChange {
  /** Null when it is as it will be already, or nothing happens to it. */
  readonly change: Change | null;
  /** The lines that change of an object that is there; empty for one that is not. */
  readonly changed: readonly string[];
  readonly problem: string | null;
}

/** How many are asked about at once. */
const together = 8;

/**
 * What becomes of the objects of a release, in their order: each is looked at, and tried by a dry run that stores nothing.
 * `scopes` are kinds that lie in no namespace, by `group/Kind`. Rejects only when the signal aborts.
 */
export async function objectChanges(
  cluster: Cluster,
  standing: Standing,
  rendered: RenderedRelease,
  scopes: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<readonly ObjectChange[]> {
  const results: ObjectChange[] = [];
  for (let from = 0; from < rendered.objects.length; from += together) {
    const some = rendered.objects.slice(from, from + together);
    results.push(...(await Promise.all(some.map((one) => changeOf(cluster, standing, one, scopes, signal)))));
  }
  return results;
}

/** Kinds that definitions among these objects put into no namespace. */
export function scopesIn(objects: readonly RenderedObject[]): ReadonlySet<string> {
  const wide = objects.filter(
    ({ object }) => object.kind === 'CustomResourceDefinition' && textAt(object, 'spec', 'scope') === 'Cluster',
  );
  return new Set(
    wide.map(({ object }) => `${textAt(object, 'spec', 'group')}/${textAt(object, 'spec', 'names', 'kind')}`),
  );
}

async function changeOf(
  cluster: Cluster,
  standing: Standing,
  { object: plain, role, hooks }: RenderedObject,
  scopes: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ObjectChange> {
  const object = placed(plain, standing.release, scopes);
  const isNew = isInstall(standing.record);
  if (role === 'hook') return hookChange(object, hooks, isNew);
  if (role === 'definition' && !isNew) return nothing;
  const { name, namespace = null } = object.metadata;
  const found = await cluster.get(object, { namespace, name }, signal);
  if ('failure' in found && found.failure.code !== 'no-kind')
    return { ...nothing, problem: `${titleOf(object)} can't be read: ${sentenceOf(found.failure)}` };
  const live = 'value' in found ? found.value : null;
  if (live === null) return creation(cluster, object, 'value' in found, signal);
  if (role === 'definition') return nothing;
  const problem = takenBy(live, standing);
  return problem === null ? update(cluster, live, owned(object, standing.release), signal) : { ...nothing, problem };
}

const nothing: ObjectChange = { change: null, changed: [], problem: null };

async function creation(
  cluster: Cluster,
  object: ClusterObject,
  isKnown: boolean,
  signal: AbortSignal,
): Promise<ObjectChange> {
  const change = changeTo('create', titleOf(object), objectDiff(null, object).diff);
  if (!isKnown) return { ...nothing, change };
  const tried = await cluster.writes.tryApply(object, signal);
  if ('value' in tried) return { ...nothing, change };
  // Its namespace may come with it; whether the rest of the answer is right is seen when it is done.
  if (tried.failure.code === 'missing' || tried.failure.code === 'no-kind') return { ...nothing, change };
  if (isUntried(tried.failure)) return { ...nothing, change: untried(change, tried.failure) };
  return { change, changed: [], problem: refusal(object, tried.failure) };
}

async function update(
  cluster: Cluster,
  live: ClusterObject,
  object: ClusterObject,
  signal: AbortSignal,
): Promise<ObjectChange> {
  const tried = await cluster.writes.tryApply(object, signal);
  if ('failure' in tried && !isUntried(tried.failure)) return { ...nothing, problem: refusal(object, tried.failure) };
  const after = 'value' in tried ? tried.value : laidOn(live, object);
  const { diff, changed } = objectDiff(live, after);
  if (diff === '') return nothing;
  const change = changeTo('update', titleOf(live), diff);
  return { change: 'value' in tried ? change : untried(change, tried.failure), changed, problem: null };
}

/** What the server could not say, because somebody else whom it asks does not answer, or not to a dry run. */
function isUntried({ code }: Failure): boolean {
  return silent.has(code);
}

const silent: ReadonlySet<FailureCode> = new Set<FailureCode>(['server', 'timeout', 'webhook']);

function untried(change: Change, { message }: Failure): Change {
  return { ...change, what: `${change.what} (could not be tried: ${message})` };
}

function refusal(object: ClusterObject, failure: Failure): string {
  return `${titleOf(object)} would not be taken: ${sentenceOf(failure)}`;
}

function hookChange(object: ClusterObject, hooks: readonly string[], isNew: boolean): ObjectChange {
  const events = hooks.filter((event) => (isNew ? /^(?:pre|post)-install$/ : /^(?:pre|post)-upgrade$/).test(event));
  if (events.length === 0) return nothing;
  const when = events.map((event) => (event.startsWith('pre-') ? 'before' : 'after')).join(' and ');
  const what = `${titleOf(object)}, which Helm makes anew ${when} ${isNew ? 'the installation' : 'the upgrade'}`;
  return { ...nothing, change: changeTo('run', what, objectDiff(null, object).diff) };
}

/** Why Helm may not touch an object that is there; null when it may. */
function takenBy(live: ClusterObject, { release, record }: Standing): string | null {
  const tracking = annotationOf(live, 'tracking');
  if (tracking !== '') {
    const application = tracking.split(':', 1)[0] ?? '';
    return `${titleOf(live)} belongs to the Application "${application}" of Argo CD: change it through Git. helmfile would fight with Argo CD for it.`;
  }
  const helm = ['release-namespace', 'release-name'].map((name) =>
    textAt(live, 'metadata', 'annotations', `meta.helm.sh/${name}`),
  );
  const whose = nameOfRelease(release);
  if (!isInstall(record) || (helm.join('/') === whose && textAt(live, 'metadata', 'labels', managedBy) === 'Helm'))
    return null;
  const owner = helm[1] === '' ? 'is there, and Helm does not know it' : `belongs to the release ${helm.join('/')}`;
  return `${titleOf(live)} ${owner}: Helm will not take it for ${whose}. Take it away, or give it the label ${managedBy}=Helm and the annotations meta.helm.sh/release-name=${release.name} and meta.helm.sh/release-namespace=${release.namespace}.`;
}

const managedBy = 'app.kubernetes.io/managed-by';

/** The object as Helm sends it: with whose it is. */
function owned(object: ClusterObject, release: WantedRelease): ClusterObject {
  const { labels, annotations } = object.metadata;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...labels, [managedBy]: 'Helm' },
      annotations: {
        ...annotations,
        'meta.helm.sh/release-name': release.name,
        'meta.helm.sh/release-namespace': release.namespace,
      },
    },
  };
}

/** The object with its namespace, which charts need not write. */
function placed(object: ClusterObject, release: WantedRelease, scopes: ReadonlySet<string>): ClusterObject {
  const isWide = isClusterWide(object) || scopes.has(`${splitApiVersion(object.apiVersion).group}/${object.kind}`);
  const { namespace, ...metadata } = object.metadata;
  if (isWide) return { ...object, metadata };
  return { ...object, metadata: { ...metadata, namespace: namespace ?? release.namespace } };
}

/** `Deployment argocd/argocd-server` */
function titleOf({ kind, metadata: { namespace, name } }: ClusterObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function changeTo(action: Change['action'], what: string, diff: string): Change {
  return { target: 'cluster', action, what, diff };
}
