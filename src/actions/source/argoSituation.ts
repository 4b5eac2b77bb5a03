import { applicationOf } from '../../domain/argocd/application.ts';
import type { Application } from '../../domain/argocd/application.ts';
import { cause } from '../../domain/argocd/cause.ts';
import { credentialsFor, isSsh, secretTypeLabel } from '../../domain/argocd/credentials.ts';
import { shownAddress } from '../../domain/bootstrap/address.ts';
import { isTrial } from '../../domain/bootstrap/sourceTrial.ts';
import { nameOfRight, sentenceOf } from '../../domain/kubernetes/failure.ts';
import type { Right } from '../../domain/kubernetes/failure.ts';
import { everything } from '../../domain/kubernetes/query.ts';
import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import type { Cluster } from '../../ports.ts';
import { applicationKind } from '../applicationWriting.ts';
import { rootPlace } from '../bootstrap/rootRevision.ts';

/** Argo CD, as far as it can be told another source. */
export interface ArgoSituation {
  readonly root: ClusterObject;
  /** All but temporary ones of ours. */
  readonly applications: readonly Application[];
  /** The Secret by which it opens the new address; null where there is none and none is needed. */
  readonly credentials: string | null;
}

const { namespace } = rootPlace;

/**
 * How Argo CD stands before it is told to read another address, or in a sentence why it can't be told as things are.
 * `isBegun`: the commit is made, and what it has set going is no reason to stop half way.
 */
export async function argoSituation(
  cluster: Cluster,
  { address, isBegun }: { readonly address: string; readonly isBegun: boolean },
  signal: AbortSignal,
): Promise<ArgoSituation | { readonly problem: string }> {
  const listed = await cluster.list({ ...everything(applicationKind.apiVersion, 'Application'), namespace }, signal);
  if ('failure' in listed) return { problem: sentenceOf(listed.failure) };
  const objects = listed.value.objects.filter((object) => !isTrial(object));
  // Of what is listed only a part is kept; its source is needed as a whole.
  const read = await cluster.get(applicationKind, rootPlace, signal);
  if ('failure' in read) return { problem: sentenceOf(read.failure) };
  const root = read.value;
  if (root === null)
    return { problem: 'There is no Application root in argocd; bootstrap GitOps first, which makes it.' };
  const applications = objects.map(applicationOf);
  const busy = isBegun ? null : (byState(applicationOf(root)) ?? byOperations(applications));
  if (busy !== null) return { problem: busy };
  const missing = await missingRight(cluster, signal);
  if (missing !== null) return { problem: missing };
  const opened = await opening(cluster, address, signal);
  return 'problem' in opened ? opened : { root, applications, credentials: opened.name };
}

function byState(root: Application): string | null {
  const [error] = root.errors;
  if (root.deleting !== null) return 'The Application root is being deleted; wait until it is back.';
  if (root.skipped) return `${cause.skipped} (root); remove its annotation argocd.argoproj.io/skip-reconcile first.`;
  if (error !== undefined) return `The Application root ${cause.condition(error)}; mend that first.`;
  const [sync, health] = [root.sync?.status ?? 'Unknown', root.health?.status ?? 'Unknown'];
  if (sync === 'Synced' && health === 'Healthy') return null;
  return `The Application root is ${sync} and ${health}; it has to be Synced and Healthy before its source is switched.`;
}

function byOperations(applications: readonly Application[]): string | null {
  const busy = applications.find(({ operation }) => operation !== null && underWay.has(operation.state));
  if (busy === undefined) return null;
  return `An operation of "${busy.name}" is under way; wait for it, or terminate it (Slipway: Terminate Operation).`;
}

const underWay: ReadonlySet<string> = new Set(['waiting', 'running', 'retrying', 'terminating']);

const rights: readonly Right[] = [
  ...(['create', 'patch', 'delete'] as const).map((verb) => ({
    verb,
    group: 'argoproj.io',
    resource: 'applications',
    namespace,
  })),
  { verb: 'list', group: '', resource: 'secrets', namespace },
];

async function missingRight(cluster: Cluster, signal: AbortSignal): Promise<string | null> {
  for (const right of rights) {
    const may = await cluster.may(right, null, signal);
    if ('value' in may && !may.value)
      return `You may not ${nameOfRight(right)}; ask whoever runs the cluster for that right.`;
  }
  return null;
}

/** How Argo CD gets a key before it reads an address, as the template has it. */
export const sealKey =
  'seal one first (bootstrap/root-application/secrets/README.md), commit it to both, and install the release root-application, which brings it';

/** Only the addresses of the Secrets are looked at. */
async function opening(
  cluster: Cluster,
  address: string,
  signal: AbortSignal,
): Promise<{ readonly name: string | null } | { readonly problem: string }> {
  const secrets = await cluster.list({ ...everything('v1', 'Secret'), namespace, labels: secretTypeLabel }, signal);
  if ('failure' in secrets)
    return { problem: `What Argo CD opens repositories with is not known: ${sentenceOf(secrets.failure)}` };
  const name = credentialsFor(secrets.value.objects, address);
  if (name !== null || !isSsh(address)) return { name };
  return {
    problem: `Argo CD has no key for ${shownAddress(address)}: no Secret in argocd with the label ${secretTypeLabel} has that address; ${sealKey}.`,
  };
}
