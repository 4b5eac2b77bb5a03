import { isTrueAt, numberAt } from '../kubernetes/read.ts';
import { conditionOf } from './conditions.ts';
import type { Found, Ref } from './explanation.ts';
import { titled } from './words.ts';

/** How many pods a workload has of those that it wants, and what holds it; empty for other kinds, and when all is well. */
export function shortOfPods(object: unknown, ref: Ref): readonly Found[] {
  return [...held(object, ref), ...counted(object, ref)];
}

function held(object: unknown, ref: Ref): readonly Found[] {
  if (isTrueAt(object, 'spec', 'paused'))
    return [note(ref, '/spec/paused', 'is paused: changes are not rolled out', 'paused')];
  if (isTrueAt(object, 'spec', 'suspend'))
    return [note(ref, '/spec/suspend', 'is suspended and starts nothing', 'suspended')];
  return [];
}

function counted(object: unknown, ref: Ref): readonly Found[] {
  const counts = countsOf(object, ref);
  if (counts === null || (counts.wanted > 0 && counts.ready >= counts.wanted)) return [];
  const { wanted, ready } = counts;
  if (wanted > 0) {
    const sentence = `${titled(ref.kind, ref.name)} has ${ready} of ${wanted} pods ready.`;
    const short = `${ready} of ${wanted} ready`;
    return [{ object: ref, pointer: '/status', sentence, short, since: null, weight: 'waiting' }];
  }
  return ref.kind === 'DaemonSet'
    ? [note(ref, '/spec/template/spec', 'has no pods: no node fits its selector', 'no pods')]
    : [note(ref, '/spec/replicas', 'has no pods: it is scaled to 0', 'no pods')];
}

function countsOf(object: unknown, { kind }: Ref): { readonly wanted: number; readonly ready: number } | null {
  switch (kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'ReplicaSet':
      // One is what the API server fills in.
      return {
        wanted: numberAt(object, 'spec', 'replicas') ?? 1,
        ready: numberAt(object, 'status', 'readyReplicas') ?? 0,
      };
    case 'DaemonSet': {
      const wanted = numberAt(object, 'status', 'desiredNumberScheduled');
      return wanted === null ? null : { wanted, ready: numberAt(object, 'status', 'numberReady') ?? 0 };
    }
    default:
      return null;
  }
}

function note(ref: Ref, pointer: string, what: string, short: string): Found {
  return {
    object: ref,
    pointer,
    sentence: `${titled(ref.kind, ref.name)} ${what}.`,
    short,
    since: null,
    weight: 'note',
  };
}

/** Kinds that make pods, by themselves or by others of these. */
export function makesPods({ kind, apiVersion }: Pick<Ref, 'kind' | 'apiVersion'>): boolean {
  return makers.has(`${apiVersion.split('/')[0]} ${kind}`);
}

const makers: ReadonlySet<string> = new Set([
  'apps Deployment',
  'apps ReplicaSet',
  'apps StatefulSet',
  'apps DaemonSet',
  'batch Job',
  'batch CronJob',
  'v1 ReplicationController',
]);

/** Whether an object is one that has ended well, as a Job does. */
export function isDone(object: unknown): boolean {
  return ['Complete', 'SuccessCriteriaMet'].some((type) => conditionOf(object, type)?.status === 'True');
}
