import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import type { PlatformSpec } from '../../src/domain/phases/spec.ts';
import { LiveApplications } from '../../src/live/applications.ts';
import { LiveCluster } from '../../src/live/cluster.ts';
import { LivePhases } from '../../src/live/phases.ts';
import { kubeconfigClusters, liveWorld } from '../../src/node/kubernetesWorld.ts';
import { checkSpec, platformOf, reading } from '../unit/live/platform.ts';
import { as, cluster } from './harness/cluster.ts';
import { proxyTo } from './harness/proxy.ts';
import { pids, restart, stop } from './harness/processes.ts';
import type { Proxy } from './harness/proxy.ts';

export const configMaps = { name: 'maps', apiVersion: 'v1', kind: 'ConfigMap' };
export const applications = { name: 'apps', apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };

/** One check of ConfigMaps, one of Applications, and one of a file, which no cluster can spoil. */
export const both: PlatformSpec = platformOf(
  [
    reading('maps', configMaps, 'maps.size() > 0'),
    reading('apps', applications, 'apps.size() > 0'),
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

export type Change = (cluster: Fields, user: Fields, all: Fields) => void;

/** A kubeconfig of one context, `here`, in a folder of its own that goes with the test; it can be written anew. */
export function kubeconfigWith(token: string, server: string = cluster().server) {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-failures-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'config');
  const rewrite = (change: Change = () => undefined): void => {
    const [one, user] = [
      { server, 'certificate-authority-data': readFileSync(cluster().ca).toString('base64') },
      { token },
    ];
    const all = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'here',
      contexts: [{ name: 'here', context: { cluster: 'one', user: 'me' } }],
    };
    change(one, user, all);
    const text = { ...all, clusters: [{ name: 'one', cluster: one }], users: [{ name: 'me', user }] };
    writeFileSync(path, JSON.stringify(text), { mode: 0o600 });
  };
  rewrite();
  return { path, folder, rewrite };
}

/** A way to the API server that can fail; closed after the test. */
export async function way(): Promise<Proxy & { readonly server: string }> {
  const { hostname, port } = new URL(cluster().server);
  const proxy = await proxyTo(hostname, Number(port));
  onTestFinished(() => proxy.close());
  return Object.assign(proxy, { server: `https://${hostname}:${proxy.port}` });
}

export type Product = ReturnType<typeof product>;

/** Phases and applications of one live cluster, as the editor has them, in real time; closed after the test. */
export function product(kubeconfig: string, spec: PlatformSpec = both, agent = 'failures') {
  const clusters = kubeconfigClusters({
    explicit: kubeconfig,
    environment: { PATH: process.env['PATH'] },
    home: '/',
    folder: '/',
    version: agent,
    workspaces: () => [],
    consent: { allows: () => Promise.resolve(true) },
  });
  const live = new LiveCluster(clusters, null, liveWorld);
  const phases = new LivePhases({ ...liveWorld, git: null, folder: '/' });
  const shown = new LiveApplications(live, liveWorld);
  onTestFinished(() => {
    shown.close();
    phases.close();
    live.close();
  });
  phases.follow(live);
  phases.set(spec);
  const check = (id: string) => phases.results.flatMap(({ checks }) => checks).find((one) => one.id === id);
  const state = (id: string): string => {
    const { state: now = 'none', was = null } = check(id) ?? {};
    return was === null ? now : `${now}, was ${was}`;
  };
  const seen = (): string => {
    const { view } = shown;
    if (view.kind === 'seen') return `${view.status.total} ${view.live ? 'live' : 'old'}`;
    return view.kind === 'failed' ? view.failure.code : view.kind;
  };
  const failure = () => ('failure' in live.connection ? live.connection.failure : null);
  const screen = (): Readonly<Record<string, string>> => ({
    connection: live.connection.state,
    why: failure()?.code ?? '',
    ...Object.fromEntries(spec.phases.flatMap(({ checks }) => checks.map(({ id }) => [id, state(id)]))),
    applications: seen(),
  });
  return {
    live,
    phases,
    shown,
    check,
    failure,
    screen,
    /** Resolves once that is to be seen; the deadline is that of the cluster when none is given. */
    shows: (wished: Readonly<Record<string, string>>, limit?: number) => {
      const isSo = (): boolean => Object.entries(wished).every(([name, value]) => screen()[name] === value);
      const what = JSON.stringify(wished);
      return until(
        what,
        async () => {
          if (isSo()) return true;
          throw new Error(JSON.stringify(screen()));
        },
        limit === undefined ? {} : { limit },
      );
    },
  };
}

/** Kills the API server; whatever becomes of the test, it is there again afterwards. */
export async function killApiServer(): Promise<void> {
  onTestFinished(async () => {
    if (!('kube-apiserver' in (await pids()))) await restart('kube-apiserver');
  });
  await stop('kube-apiserver');
}

/** An Application in the namespace of Argo CD, which nobody looks after. */
export function application(name: string) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { namespace: 'argocd', name },
    spec: {
      project: 'default',
      source: { repoURL: 'https://example.org/platform.git', targetRevision: 'main', path: 'app' },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'default' },
    },
  };
}

/** A user of the cluster that can be taken away: a service account with these roles. */
export async function somebody(namespace: string, name: string) {
  const api = as('harness');
  await api('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name },
  });
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}`;
  const { status, body } = await api('POST', `${path}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: 3600 },
  });
  const token = (body as { status?: { token?: string } } | null)?.status?.token;
  if (token === undefined) throw new Error(`There is no token: ${status} ${JSON.stringify(body)}`);
  const subject = { kind: 'ServiceAccount', namespace, name };
  return { token, subject, leaves: async () => void (await api('DELETE', path)) };
}

/** What the API server answers to a request with this token. */
export function statusOf(path: string, token: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const options = { ca: readFileSync(cluster().ca), headers: { authorization: `Bearer ${token}` }, agent: false };
  const asked = request(`${cluster().server}${path}`, options, (answer) => {
    answer.resume();
    resolve(answer.statusCode ?? 0);
  });
  asked.once('error', reject);
  asked.end();
  return promise;
}
