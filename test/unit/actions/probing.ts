import { runProbe } from '../../../src/actions/probe.ts';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import type { Asked } from '../../../src/domain/phases/spec.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { ManualTimers } from '../../fakes/timers.ts';

export const uid = '00000000-0000-4000-8000-000000000001';
export const jobKind = { apiVersion: 'batch/v1', kind: 'Job' };
export const place = { namespace: 'slipway-probe', name: 'volume' };

export const manifestJob = (name = 'volume', more: object = {}) => ({
  ...jobKind,
  metadata: { name, namespace: 'slipway-probe', labels: { 'app.kubernetes.io/part-of': 'platform' } },
  spec: { backoffLimit: 0, ...more },
});

export const ended = (type: 'Complete' | 'Failed', more: object = {}) => ({
  status: { conditions: [{ type, status: 'True', ...more }] },
});

interface Wanted {
  readonly writable?: string | null;
  readonly objects?: readonly unknown[];
  readonly length?: string;
}

/** A cluster in which Jobs end when the test says so, and everything that a probe wants. */
export function probing({ writable = uid, objects = [manifestJob()], length = '3m' }: Wanted = {}) {
  const cluster = new MemoryCluster('home', { uid, kinds: ['batch/v1 Job', 'v1 Pod', 'v1 Event', 'v1 Node'] });
  cluster.define({ apiVersion: 'v1', kind: 'PersistentVolumeClaim' });
  const timers = new ManualTimers();
  const asked: Extract<Asked, { readonly kind: 'probe' }> = {
    kind: 'probe',
    manifest: 'probes/volume.yaml',
    objects: objects as [],
    problem: null,
    for: length,
  };
  const stop = new AbortController();
  const [waits, lefts] = [[] as string[], [] as string[]];
  const telling = { onWait: (line: string) => void waits.push(line), onLeft: (line: string) => void lefts.push(line) };
  const run = (more: Partial<typeof asked> = {}) =>
    runProbe({ cluster, writable, clock: timers, timers, ...telling }, { ...asked, ...more }, stop.signal);
  const job = (name = 'volume'): ClusterObject | null => cluster.find(jobKind, 'slipway-probe', name);
  /** The Job runs to an end, and its pod has said something. */
  const end = (name: string, type: 'Complete' | 'Failed', log: string | null, more: object = {}): void => {
    const now = job(name);
    if (now === null) throw new Error(`There is no Job ${name}`);
    if (log !== null) {
      const labels = { 'batch.kubernetes.io/controller-uid': now.metadata.uid ?? '' };
      const metadata = { name: `${name}-x`, namespace: 'slipway-probe', labels };
      cluster.put({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'probe' }] } });
      cluster.logs.set(`slipway-probe/${name}-x/probe`, log);
    }
    cluster.put({ ...now, ...ended(type, more) });
  };
  const writes = (): readonly string[] => cluster.calls.filter((call) => /^(create|remove|patch|tryApply)/.test(call));
  return { cluster, timers, run, job, end, writes, stop, waits, lefts };
}
