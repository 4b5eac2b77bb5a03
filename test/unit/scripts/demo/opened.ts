import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request as send } from 'node:https';
import { text } from 'node:stream/consumers';
import { onTestFinished, vi } from 'vitest';
import { startDemo } from '../../../../scripts/demo/demo.ts';
import type { Demo, DemoOptions } from '../../../../scripts/demo/demo.ts';
import { itemsAt, textAt } from '../../../../scripts/demo/field.ts';
import type { Answer, Failure } from '../../../../src/domain/kubernetes/failure.ts';
import { everything } from '../../../../src/domain/kubernetes/query.ts';
import type { Query } from '../../../../src/domain/kubernetes/query.ts';
import { LiveCluster } from '../../../../src/live/cluster.ts';
import type { LiveWorld } from '../../../../src/live/kind.ts';
import type { Snapshot } from '../../../../src/live/state.ts';
import { KubeconfigClusters } from '../../../../src/node/kubernetes/clusters.ts';
import { nodeTimers } from '../../../../src/node/kubernetes/timers.ts';
import type { Timers } from '../../../../src/ports.ts';

/** Milliseconds after which what was awaited is not coming. */
const patience = 20_000;

// Many clusters start in these tests, on machines that have other things to do.
vi.setConfig({ testTimeout: patience + 10_000 });

export const signal = (): AbortSignal => AbortSignal.timeout(patience);

/** A demo with quick steps, closed after the test. */
export async function demoWith(options: DemoOptions = {}): Promise<Demo> {
  const demo = await startDemo({ pace: 1, story: 'full', ...options });
  onTestFinished(() => demo.close());
  return demo;
}

/** Nobody waits for long: what backs off does so for a hundredth of its time. */
const timers: Timers = {
  after: (milliseconds, call) => nodeTimers.after(milliseconds / 100, call),
  wait: (milliseconds, ends) => nodeTimers.wait(milliseconds / 100, ends),
};

const world: LiveWorld = { clock: { now: () => new Date() }, timers: nodeTimers, chance: () => 0 };

/** The clusters of the demo's kubeconfig, as the product has them. */
export function clustersOf({ kubeconfig }: Demo): KubeconfigClusters {
  return new KubeconfigClusters(
    { explicit: kubeconfig, environment: {}, home: '/', folder: '/' },
    {
      ...world,
      agent: 'slipway/test',
      look: 1000,
      workspaces: () => [],
      consent: { allows: () => Promise.resolve(true) },
    },
  );
}

/** The cluster of a context, closed after the test. */
export async function clusterOf(demo: Demo, context = 'demo') {
  const cluster = valueOf(await clustersOf(demo).open(context));
  onTestFinished(() => cluster.close());
  return cluster;
}

/** The demo followed over time, closed after the test. */
export function liveOf(demo: Demo): LiveCluster {
  const live = new LiveCluster(clustersOf(demo), 'demo', { ...world, timers });
  onTestFinished(() => live.close());
  return live;
}

/** What a query sees, once it is what is wanted. */
export async function seen(
  live: LiveCluster,
  query: Query,
  isWanted: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  const subscription = live.subscribe(query);
  await until(live, () => isWanted(subscription.snapshot));
  return subscription.snapshot;
}

/** Resolves when a change of the cluster has made it so. */
export async function until(live: LiveCluster, isSo: () => boolean): Promise<void> {
  const ends = signal();
  while (!isSo()) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const off = live.onChange(() => resolve());
    const stop = (): void => reject(new Error('It never came to that.'));
    ends.addEventListener('abort', stop, { once: true });
    if (isSo()) resolve();
    await promise.finally(off);
    ends.removeEventListener('abort', stop);
  }
}

export const applications = everything('argoproj.io/v1alpha1', 'Application');
export const secrets = everything('v1', 'Secret');
export const pods = everything('v1', 'Pod');

export function valueOf<Value>(answer: Answer<Value>): Value {
  if ('failure' in answer) throw new Error(`${answer.failure.code}: ${answer.failure.message}`);
  return answer.value;
}

export function failureIn(answer: Answer<unknown>): Failure {
  if ('failure' in answer) return answer.failure;
  throw new Error('It succeeds.');
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  /** The text as JSON; null when it is none. */
  readonly json: unknown;
  readonly headers: IncomingHttpHeaders;
}

export interface Request {
  readonly body?: unknown;
  readonly type?: string;
  readonly accept?: string;
  /** That of the administrator without it. */
  readonly token?: string;
}

/** A request of a client that knows nothing of ours. */
export function ask(demo: Demo, method: string, path: string, request: Request = {}): Promise<Answered> {
  const { body, type = 'application/json', accept = 'application/json', token = demo.token } = request;
  const sending = body === undefined || typeof body === 'string' ? (body ?? '') : JSON.stringify(body);
  // Node says it by itself for some methods only.
  const length = sending === '' ? {} : { 'content-length': Buffer.byteLength(sending) };
  const headers = { authorization: `Bearer ${token}`, accept, 'content-type': type, ...length };
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const sent = send(`${demo.server}${path}`, {
    method,
    ca: authorityOf(demo),
    headers,
    agent: false,
    signal: signal(),
  });
  sent.on('error', reject);
  sent.on('response', (response) => {
    const { statusCode: status = 0, headers: told } = response;
    text(response).then((said) => resolve({ status, text: said, json: parsed(said), headers: told }), reject);
  });
  sent.end(sending);
  return promise;
}

function authorityOf({ kubeconfig }: Demo): string {
  const [cluster] = itemsAt(JSON.parse(readFileSync(kubeconfig, 'utf8')), 'clusters');
  return Buffer.from(textAt(cluster, 'cluster', 'certificate-authority-data'), 'base64').toString();
}

/** The token of a context of the kubeconfig. */
export function tokenOf({ kubeconfig }: Demo, context: string): string {
  const users = itemsAt(JSON.parse(readFileSync(kubeconfig, 'utf8')), 'users');
  return textAt(
    users.find(({ name }) => name === context),
    'user',
    'token',
  );
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}
