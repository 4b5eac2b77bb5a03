import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Demo } from '../../../scripts/demo/demo.ts';
import type { Failure, FailureCode } from '../../../src/domain/kubernetes/failure.ts';
import type { PlatformSpec } from '../../../src/domain/phases/spec.ts';
import { LiveApplications } from '../../../src/live/applications.ts';
import { LiveCluster } from '../../../src/live/cluster.ts';
import { LivePhases } from '../../../src/live/phases.ts';
import type { Connection } from '../../../src/live/state.ts';
import { KubeconfigClusters } from '../../../src/node/kubernetes/clusters.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { demoWith } from '../scripts/demo/opened.ts';
import { folderWith } from '../node/folder.ts';
import { checkSpec, platformOf, reading } from './platform.ts';

export const pods = { name: 'pods', apiVersion: 'v1', kind: 'Pod' };
export const apps = { name: 'apps', apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };

/** One check of Pods, one of Applications, and one of a file, which no cluster can spoil. */
const spec = platformOf(
  [
    reading('pods', pods, 'pods.size() > 0'),
    reading('apps', apps, 'apps.size() > 0'),
    checkSpec(
      'file',
      { kind: 'file', reads: [{ name: 'values', files: 'values.yaml' }] },
      { expect: 'values.size() == 1' },
    ),
  ],
  { files: { 'values.yaml': { paths: ['values.yaml'], documents: [{ a: 1 }], problem: null } } },
);

interface Fields {
  [name: string]: unknown;
}

export interface Setting {
  readonly context?: string;
  readonly spec?: PlatformSpec;
  /** Another port of this machine than that of the cluster, which leads there. */
  readonly port?: number;
}

/** What comes true sooner or later, on a machine that has other things to do. */
export const eventually = <Value>(look: () => Value) => expect.poll(look, { interval: 5, timeout: 20_000 });

/** All that can be seen at one moment; of a check its state, and what it was before. */
export interface Screen {
  readonly connection: Connection['state'];
  readonly why: FailureCode | null;
  readonly pods: string;
  readonly apps: string;
  readonly file: string;
  readonly applications: string;
}

/** What is to be seen of the demo `start` where nothing is wrong. */
export const well: Screen = {
  connection: 'live',
  why: null,
  pods: 'passed',
  apps: 'passed',
  file: 'passed',
  applications: '25 live',
};

export type Product = ReturnType<typeof product>;

/**
 * What is between the socket and the eye, over a cluster that runs: phases and applications of one live cluster, closed
 * after the test. Short pauses of what is live are none; all other time passes when the test says so, that of requests
 * (`requests`) apart from that of what is live (`time`).
 */
export function product(demo: Demo, { context, spec: wanted = spec, port }: Setting = {}) {
  const direct = readFileSync(demo.kubeconfig, 'utf8');
  const good = port === undefined ? direct : direct.replace(demo.server, `https://127.0.0.1:${port}`);
  const folder = folderWith({ config: good });
  const [time, requests] = [new ManualTimers(), new ManualTimers()];
  time.hurry(5000);
  requests.hurry(5000);
  const clusters = new KubeconfigClusters(
    { explicit: join(folder, 'config'), environment: { PATH: process.env['PATH'] }, home: folder, folder },
    {
      clock: requests,
      timers: requests,
      chance: () => 1,
      agent: 'slipway/test',
      look: 20,
      workspaces: () => [],
      consent: { allows: () => Promise.resolve(true) },
    },
  );
  const live = new LiveCluster(clusters, context ?? null, { clock: time, timers: time, chance: () => 1 });
  const phases = new LivePhases({ clock: time, timers: time, git: null, folder: '/' });
  let applications: LiveApplications | null = null;
  onTestFinished(() => {
    applications?.close();
    phases.close();
    live.close();
  });
  const check = (id: string) => phases.results.flatMap(({ checks }) => checks).find((one) => one.id === id);
  const state = (id: string): string => {
    const { state: now = 'none', was = null } = check(id) ?? {};
    return was === null ? now : `${now}, was ${was}`;
  };
  const view = () => applications?.view ?? null;
  const seen = (): string => {
    const now = view();
    if (now?.kind === 'seen') return `${now.status.total} ${now.live ? 'live' : 'old'}`;
    return now?.kind === 'failed' ? now.failure.code : (now?.kind ?? 'none');
  };
  const failure = (): Failure | null => ('failure' in live.connection ? live.connection.failure : null);
  const hurried = <Value>(takes: number | null, look: () => Value): Value => {
    if (takes !== null && requests.pending.includes(takes)) requests.advance(takes);
    return look();
  };
  const screen = (): Screen => ({
    connection: live.connection.state,
    why: failure()?.code ?? null,
    pods: state('pods'),
    apps: state('apps'),
    file: state('file'),
    applications: seen(),
  });
  return {
    demo,
    folder,
    live,
    phases,
    time,
    requests,
    check,
    view,
    failure,
    screen,
    /** Somebody looks from now on. */
    open: (): void => {
      phases.follow(live);
      phases.set(wanted);
      applications = new LiveApplications(live, { clock: time, timers: time });
    },
    /** Resolves once that is to be seen; whoever waits for the end of a request that takes so long need not. */
    shows: (wished: Partial<Screen>, takes: number | null = null) =>
      eventually(() => hurried(takes, screen)).toMatchObject(wished),
    /** Resolves once somebody waits for so long to try again. */
    sleeps: (milliseconds: number, takes: number | null = null) =>
      eventually(() => hurried(takes, () => time.pending)).toContain(milliseconds),
    /** Resolves once all that is seen is watched, too: from then on a failure is one of a watch. */
    watched: () => eventually(() => demo.watches).toBeGreaterThanOrEqual(2),
    /** Another kubeconfig, made from that of the cluster; that itself when nothing is to be changed. */
    rewrite: (change: (cluster: Fields, user: Fields, all: Fields) => void = () => undefined): void => {
      const all = JSON.parse(good) as { clusters: { cluster: Fields }[]; users: { user: Fields }[] } & Fields;
      change(all.clusters[0]?.cluster ?? {}, all.users[0]?.user ?? {}, all);
      writeFileSync(join(folder, 'config'), JSON.stringify(all));
    },
  };
}

/** Somebody looks at a cluster where all is well, and follows it. */
export async function watching() {
  const demo = await demoWith({ story: 'start' });
  const here = product(demo);
  here.open();
  await here.shows(well);
  await here.watched();
  return { demo, here };
}
