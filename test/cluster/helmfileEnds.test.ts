/** What the helmfile step leaves when it is cancelled or killed, where it leads, and what it makes of the template. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import { renderRelease, wantedReleases } from '../../src/actions/bootstrap/helmRendering.ts';
import { findHelmTools } from '../../src/actions/bootstrap/helmTools.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { newNamespace, read } from './harness/objects.ts';
import { webChart, writePlatform } from './helmfile/charts.ts';
import { groupOf, slow } from './helmfile/platforms.ts';
import { commandOf, newGround, processesWith } from './helmfile/step.ts';

const never = new AbortController().signal;

describeWithCluster('a release that is not ended', () => {
  test('is failed and not pending when it was cancelled, and nothing runs any more', async () => {
    const { ground, namespace } = await slow();
    const controller = new AbortController();
    const said: string[] = [];
    const running = ground.run(await ground.plan(['slow']), (line) => said.push(line), controller.signal);
    await untilRecord(namespace, 'pending-install');
    controller.abort(new Error('enough'));
    await expect(running).rejects.toMatchObject({
      message: 'enough',
      left: expect.stringMatching(/^Helm release .*\/slow is failed in version 1: /) as string,
    });
    expect(await statusOf(namespace)).toBe('failed');
    expect(said.filter((line) => line.includes('pending'))).toEqual([]);
    expect(processesWith(namespace)).toEqual([]);
    expect((await ground.plan(['slow'])).problem).toBeNull();
  });

  test('is told with the ways out when Helm was killed, and can be planned again after one of them', async () => {
    const { ground, namespace } = await slow();
    const running = ground.run(await ground.plan(['slow']));
    await untilRecord(namespace, 'pending-install');
    for (const pid of processesWith(namespace)) if (commandOf(pid).includes(' upgrade ')) process.kill(pid, 'SIGKILL');
    const pending = expect.stringMatching(
      /^Helm release .*\/slow is pending-install in version 1: .*helm uninstall slow --namespace .* --kube-context admin$/,
    );
    expect(await running).toMatchObject({ state: 'failed', remedy: pending });
    expect((await ground.plan(['slow'])).problem).toEqual(pending);
    const args = ['uninstall', 'slow', '--namespace', namespace, '--kube-context', 'admin'];
    const environment = { KUBECONFIG: cluster().kubeconfigs.admin };
    const run = {
      program: ground.helm,
      args,
      cwd: '/',
      sees: [],
      environment,
      input: null,
      limit: 60_000,
      onLine: null,
    };
    expect(await ground.ports.programs.run(run, never)).toMatchObject({ status: 0 });
    expect((await ground.plan(['slow'])).problem).toBeNull();
  });
});

describeWithCluster('a kubeconfig with two contexts', () => {
  test('leads to the one that is meant', async () => {
    const namespace = await newNamespace();
    const folder = mkdtempSync(join(tmpdir(), 'slipway-kubeconfig-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const ground = await newGround(decoy(folder), 'admin');
    writePlatform(ground.folder, namespace, [{ name: 'web', row: 'web' }], webChart(groupOf(namespace)));
    const planned = await ground.plan(['web']);
    expect(planned.argv).toContain('admin');
    expect(await ground.run(planned)).toMatchObject({ state: 'passed' });
    expect(await read({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'settings' })).toBeDefined();
  });
});

describeWithCluster('the template', () => {
  test('is read as it is, with all that would run something else switched off', async () => {
    const ground = await newGround();
    cpSync(repository, ground.folder, { recursive: true });
    const tools = await findHelmTools(ground.ports.programs, never);
    if ('problem' in tools) throw new Error(tools.problem);
    const wanted = async (...rows: readonly string[]) => {
      const found = await wantedReleases(ground.ports, ground.folder, tools, rows, never);
      return 'problem' in found ? found.problem : found.map(({ namespace, name }) => `${namespace}/${name}`);
    };
    expect(await wanted('namespaces', 'root-application')).toEqual([
      'kube-system/namespaces-manifests',
      'argocd/root-application',
    ]);
    expect(await wanted('argocd')).toMatch(/^The chart argo-cd 10\.1\.1 of release argocd\/argocd is not in \.charts/);
    const release = {
      name: 'namespaces-manifests',
      namespace: 'kube-system',
      chart: '../phases/1-storage/namespaces/manifests',
      version: '',
    };
    const capabilities = { version: 'v1.36.4+k3s1', apis: ['v1', 'apps/v1'] };
    const rendered = await renderRelease(
      ground.ports,
      ground.folder,
      { tools, release, values: [], capabilities, isUpgrade: false },
      never,
    );
    if ('problem' in rendered) throw new Error(rendered.problem);
    expect(rendered.objects.filter(({ object }) => object.kind === 'Namespace').length).toBeGreaterThan(5);
    expect(rendered.generated).not.toContain(true);
  });
});

const repository = join(import.meta.dirname, '../../platform-repo');

async function untilRecord(namespace: string, status: string): Promise<void> {
  await until(`the release is ${status}`, async () => ((await statusOf(namespace)) === status ? true : undefined));
}

/** What Helm has on record of the release `slow`. */
async function statusOf(namespace: string): Promise<string | undefined> {
  const record = await read({ apiVersion: 'v1', kind: 'Secret', namespace, name: 'sh.helm.release.v1.slow.v1' });
  return record?.metadata.labels?.['status'];
}

/** The kubeconfig of the admin with a context that leads nowhere, which is the current one. */
function decoy(folder: string): string {
  const config = JSON.parse(readFileSync(cluster().kubeconfigs.admin, 'utf8')) as Record<string, readonly unknown[]>;
  const nowhere = { server: 'https://127.0.0.1:1' };
  const file = join(folder, 'config');
  const all = {
    ...config,
    clusters: [...(config['clusters'] ?? []), { name: 'nowhere', cluster: nowhere }],
    contexts: [...(config['contexts'] ?? []), { name: 'decoy', context: { cluster: 'nowhere', user: 'admin' } }],
    'current-context': 'decoy',
  };
  writeFileSync(file, JSON.stringify(all), { mode: 0o600 });
  return file;
}
