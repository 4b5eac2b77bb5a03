import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../demo/demo.ts';
import type { Demo } from '../demo/demo.ts';
import { writeWorkspace } from '../demo/workspace.ts';
import { statistics } from './statistics.ts';
import { milliseconds } from './table.ts';
import type { Row } from './table.ts';

const runs = 20;
const objects = 5000;
const applications = 1000;
const bytes = 30_000;
const limit = 120_000;

/** What a large cluster costs whoever looks at it; the cluster is the demo, in this process, and the looking in others. */
export async function clusterFigures(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
  const demo = await startDemo({ story: 'full' });
  try {
    await writeWorkspace(folder, { sealing: demo.sealing, released: 6 });
    demo.scale({ objects });
    const judged = await allPhases(demo, folder);
    demo.scale({ applications, bytes });
    return [judged, ...(await manyApplications(demo, folder))];
  } finally {
    await demo.close();
    await rm(folder, { recursive: true });
  }
}

async function allPhases(demo: Demo, folder: string): Promise<Row> {
  const samples: number[] = [];
  let lists = '';
  for (let run = 0; run < runs; run++) {
    const host = start('phases', demo, folder);
    const told = await next<{ readonly ms: number; readonly kinds: number; readonly lists: number }>(host, 'ms');
    samples.push(told.ms);
    lists = `${told.lists} lists of ${told.kinds} kinds`;
    await once(host, 'exit');
  }
  const what = `all checks of six phases, ${objects} objects`;
  return { what, who: 'Slipway', value: `${milliseconds(statistics(samples))}, ${lists}`, bar: '< 2 s' };
}

async function manyApplications(demo: Demo, folder: string): Promise<Row[]> {
  const host = start('applications', demo, folder);
  try {
    const { bytes: grown, total } = await next<{ readonly bytes: number; readonly total: number }>(host, 'bytes');
    const samples: number[] = [];
    for (let run = 0; run < runs; run++) samples.push(await untilTold(demo, host, run));
    return [
      {
        what: `${total} Applications of ${bytes / 1000} kB: growth of the process`,
        who: 'Slipway',
        value: `${(grown / 1024 / 1024).toFixed(0)} MB`,
        bar: '< 60 MB',
      },
      {
        what: 'Application changes in the cluster → line of the status bar',
        who: 'Slipway',
        value: milliseconds(statistics(samples)),
        bar: '< 250 ms',
      },
    ];
  } finally {
    host.disconnect();
    await once(host, 'exit');
  }
}

/** Milliseconds from a change in the cluster until the other line is there: one more or one less is degraded. */
async function untilTold(demo: Demo, host: ChildProcess, run: number): Promise<number> {
  const kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
  const told = next<{ readonly at: number }>(host, 'at');
  const since = performance.timeOrigin + performance.now();
  demo.state.change(kind, { namespace: 'argocd', name: `app-${100 + run}` }, (application) => ({
    ...application,
    status: { ...(application['status'] as object), health: { status: 'Degraded' } },
  }));
  return (await told).at - since;
}

function start(task: string, { kubeconfig }: Demo, folder: string): ChildProcess {
  const script = join(import.meta.dirname, 'clusterHost.ts');
  return fork(script, [task, kubeconfig, folder], { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 2, 'ipc'] });
}

/** The next message that has such a field. */
async function next<Message>(host: ChildProcess, field: string): Promise<Message> {
  for await (const [message] of on(host, 'message', { signal: AbortSignal.timeout(limit) }))
    if (typeof message === 'object' && message !== null && field in message) return message as Message;
  throw new Error('The process has ended without a word.');
}
