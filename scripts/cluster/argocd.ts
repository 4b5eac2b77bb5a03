import { chmodSync, copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { moduleDir } from '../peers/modules.ts';
import { installCrds } from './crds.ts';
import { applyAll, patch, read, type KubeObject } from './objects.ts';
import type { Surroundings } from './parts.ts';
import { ports, type Place } from './place.ts';
import { kubeconfigOf } from './users.ts';

const namespace = 'argocd';
const cache = `127.0.0.1:${ports.cache}`;
const repoServer = `127.0.0.1:${ports.repoServer}`;

/** What the repo-server looks for on its PATH; without the first, it can't make manifests of any repository. */
const scripts = ['git-verify-wrapper.sh', 'gpg-wrapper.sh', 'git-ask-pass.sh'];

/** How often the controller compares by itself; what is to be seen earlier is asked for by a refresh. */
const resync = '10';

/** Argo CD without its own server: the cache, the repo-server and the application controller. It reads `file://` too. */
export async function startArgocd(surroundings: Surroundings): Promise<void> {
  const { api } = surroundings;
  await installCrds(api, 'argocd');
  await applyAll(api, settings);
  await startArgocdPrograms(surroundings);
}

/**
 * The programs alone, for a cluster into which something else has installed Argo CD: they do as its settings say, and its
 * own server, which would make it, is not there to make the key of sessions.
 */
export async function startArgocdBehind(surroundings: Surroundings): Promise<void> {
  const { api } = surroundings;
  const secret = { apiVersion: 'v1', kind: 'Secret', namespace, name: 'argocd-secret' };
  await patch(api, secret, { stringData: { 'server.secretkey': 'only for tests' } });
  const parameters = await read(api, { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'argocd-cmd-params-cm' });
  const data = (parameters?.['data'] ?? {}) as Readonly<Record<string, string>>;
  const flags = Object.entries(controllerParameters).flatMap(([key, flag]) =>
    data[key] === undefined ? [] : [`${flag}=${data[key]}`],
  );
  await startArgocdPrograms(surroundings, flags);
}

/** What the chart gives to the controller by its environment, as flags. */
const controllerParameters: Readonly<Record<string, string>> = {
  'controller.diff.server.side': '--server-side-diff-enabled',
  'controller.sync.timeout.seconds': '--sync-timeout',
};

async function startArgocdPrograms(
  { place, program, start }: Surroundings,
  controllerFlags: readonly string[] = [],
): Promise<void> {
  const home = prepareHome(place);
  await placeScripts(place);
  linkTo(await program('helm'), join(place.bin, 'helm'));
  const argocd = await program('argocd');
  const env = environment(place, home);
  await start({
    name: 'argocd-cache',
    argv: [await program('argocd-cache'), cache],
    ready: () => listens(ports.cache),
  });
  await start({
    name: 'argocd-repo-server',
    argv: [
      argocd,
      '--address=127.0.0.1',
      `--port=${ports.repoServer}`,
      '--metrics-address=127.0.0.1',
      `--metrics-port=${ports.repoServerMetrics}`,
      `--redis=${cache}`,
      '--disable-tls',
      // Or it insists on the certificate of an authority that without TLS nobody needs.
      '--client-ca-path=',
    ],
    env: { ...env, ARGOCD_BINARY_NAME: 'argocd-repo-server' },
    // The socket by which it gives passwords to git is made where it starts.
    cwd: home,
    ready: () => healthy(ports.repoServerMetrics),
  });
  await start({
    name: 'argocd-application-controller',
    argv: [
      argocd,
      `--kubeconfig=${kubeconfigOf(place, 'argocd')}`,
      `--redis=${cache}`,
      `--repo-server=${repoServer}`,
      '--repo-server-plaintext',
      `--metrics-port=${ports.applicationControllerMetrics}`,
      `--app-resync=${resync}`,
      '--app-resync-jitter=0',
      ...controllerFlags,
    ],
    env: { ...env, ARGOCD_BINARY_NAME: 'argocd-application-controller', HOSTNAME: 'argocd-0' },
    ready: () => healthy(ports.applicationControllerMetrics),
  });
}

/** A link that an attempt before has left is as good. */
function linkTo(target: string, link: string): void {
  rmSync(link, { force: true });
  symlinkSync(target, link);
}

function prepareHome(place: Place): string {
  const home = join(place.home, 'argocd');
  for (const folder of ['tls', 'ssh', 'gpg', 'plugins'])
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 });
  return home;
}

/** A folder of Go's module cache has no programs, only files: copies of them may be run. */
async function placeScripts(place: Place): Promise<void> {
  const folder = join(await moduleDir('argo-cd'), 'hack');
  for (const script of scripts) {
    const target = join(place.bin, script);
    copyFileSync(join(folder, script), target);
    chmodSync(target, 0o700);
  }
}

function environment(place: Place, home: string): Readonly<Record<string, string>> {
  return {
    HOME: home,
    KUBECONFIG: kubeconfigOf(place, 'argocd'),
    // The cluster of this kubeconfig is the one that Applications call https://kubernetes.default.svc.
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_TLS_DATA_PATH: join(home, 'tls'),
    ARGOCD_SSH_DATA_PATH: join(home, 'ssh'),
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_GNUPGHOME: join(home, 'gpg'),
    ARGOCD_PLUGINSOCKFILEPATH: join(home, 'plugins'),
  };
}

async function healthy(port: number): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket(port, '127.0.0.1');
    const end = (connected: boolean): void => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

const labels = (name: string): Readonly<Record<string, string>> => ({
  'app.kubernetes.io/part-of': 'argocd',
  'app.kubernetes.io/name': name,
});

const settings: readonly KubeObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argocd-cm', namespace, labels: labels('argocd-cm') },
    data: { 'timeout.reconciliation': `${resync}s`, 'timeout.reconciliation.jitter': '0s' },
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'argocd-secret', namespace, labels: labels('argocd-secret') },
    stringData: { 'server.secretkey': 'only for tests' },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  },
];
