import { listAt, numberAt, textAt } from '../kubernetes/read.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import type { Ref } from './explanation.ts';
import { group, isSameRef, refOf } from './seen.ts';
import type { Related } from './seen.ts';
import { isDone } from './workload.ts';

/** What belongs to an object, by owner references. */
export interface Family {
  readonly pods: readonly ClusterObject[];
  /** ReplicaSets and Jobs between the object and the pods. */
  readonly between: readonly ClusterObject[];
}

/** Something that owns: its uid tells it from a former one of its name, when it is known. */
interface Owner {
  readonly ref: Ref;
  readonly uid: string;
}

/** The pods of an object and what lies between. A pod is its own. Of the Jobs of a CronJob only the latest counts, unless it has ended well. */
export function familyOf(root: Ref, uid: string, related: Related): Family {
  const owner = { ref: root, uid };
  if (root.kind === 'Pod') {
    const pods = related.pods.filter((pod) => isSameRef(refOf(pod), root));
    return { pods, between: [] };
  }
  const sets = related.replicaSets.filter((set) => isOwnedBy(set, owner) && !isEmpty(set));
  const jobs = latest(related.jobs.filter((job) => isOwnedBy(job, owner))).filter((job) => !isDone(job));
  const between = [...sets, ...jobs];
  const owners = [owner, ...between.map((one) => ({ ref: refOf(one), uid: textAt(one, 'metadata', 'uid') }))];
  return { pods: related.pods.filter((pod) => owners.some((one) => isOwnedBy(pod, one))), between };
}

/** A former ReplicaSet of a Deployment: it has and wants no pods. */
function isEmpty(set: unknown): boolean {
  return numberAt(set, 'spec', 'replicas') === 0 && (numberAt(set, 'status', 'replicas') ?? 0) === 0;
}

function latest(jobs: readonly ClusterObject[]): readonly ClusterObject[] {
  const created = (job: unknown): string => textAt(job, 'metadata', 'creationTimestamp');
  return jobs.toSorted((a, b) => (created(a) > created(b) ? -1 : 1)).slice(0, 1);
}

function isOwnedBy(object: ClusterObject, { ref, uid }: Owner): boolean {
  if (refOf(object).namespace !== ref.namespace) return false;
  return listAt(object, 'metadata', 'ownerReferences').some((entry) => {
    const theirs = textAt(entry, 'uid');
    if (uid !== '' && theirs !== '') return theirs === uid;
    const [kind, name] = [textAt(entry, 'kind'), textAt(entry, 'name')];
    return kind === ref.kind && name === ref.name && group({ apiVersion: textAt(entry, 'apiVersion') }) === group(ref);
  });
}
