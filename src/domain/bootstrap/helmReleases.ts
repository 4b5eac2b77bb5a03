import type { ClusterObject } from '../kubernetes/query.ts';
import { textAt } from '../kubernetes/read.ts';
import { shellWord } from '../shellWord.ts';
import { nameOfRelease } from './helmfileState.ts';

/** What Helm has on record of a release: the last of its versions. */
export interface ReleaseRecord {
  readonly version: number;
  /** As Helm writes it: `deployed`, `failed`, `pending-install`, … */
  readonly status: string;
}

/** Helm's records of a release, by a label selector: each version is a Secret whose labels say what it is. */
export function recordsOf(name: string): string {
  return `owner=helm,name=${name}`;
}

/** The newest of the records, told by their labels alone; null when there is none. */
export function newestRecord(secrets: readonly ClusterObject[]): ReleaseRecord | null {
  const records = secrets.flatMap((secret) => {
    const version = Number(textAt(secret, 'metadata', 'labels', 'version'));
    return Number.isSafeInteger(version) && version > 0
      ? [{ version, status: textAt(secret, 'metadata', 'labels', 'status') }]
      : [];
  });
  return records.toSorted((a, b) => b.version - a.version)[0] ?? null;
}

/** Whether an operation on the release has begun and never ended, as far as Helm knows: it refuses to do anything then. */
export function isPending({ status }: ReleaseRecord): boolean {
  return status.startsWith('pending-') || status === 'uninstalling';
}

/** Whether Helm installs, or upgrades what is there. */
export function isInstall(record: ReleaseRecord | null): boolean {
  return record === null || record.status === 'uninstalled';
}

/** Whether an operation on the release has ended without success: Helm goes on from there. */
export function isFailed({ status }: ReleaseRecord): boolean {
  return status === 'failed';
}

/** What a release is that was given up, and what the next run makes of it. */
export function failedSentence({ release, record }: Pick<Pending, 'release' | 'record'>): string {
  return `Helm release ${nameOfRelease(release)} is failed in version ${record.version}: its objects stay as far as they came, and the next run upgrades it.`;
}

interface Pending {
  readonly release: { readonly namespace: string; readonly name: string };
  readonly record: ReleaseRecord;
  readonly context: string;
}

/** What a pending release is and the ways out of it: it is for somebody to choose one, once nobody is at it any more. */
export function pendingSentence({ release, record, context }: Pending): string {
  const { namespace, name } = release;
  const where = ['--namespace', namespace, '--kube-context', shellWord(context)].join(' ');
  const uninstall = `helm uninstall ${name} ${where}`;
  const way =
    record.version > 1 && record.status !== 'uninstalling'
      ? `helm rollback ${name} ${where} (to the version before), or ${uninstall}`
      : uninstall;
  return `Helm release ${nameOfRelease(release)} is ${record.status} in version ${record.version}: whoever was at it never ended. When nobody is any more: ${way}`;
}
