/** Clusters come, stand side by side, and go without a trace, also when something dies. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import { down } from '../../scripts/cluster/up.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';

const script = join(import.meta.dirname, '../../scripts/cluster.ts');

/** What `up --json` prints. */
type Up = {
  readonly kubeconfig: string;
  readonly limitedKubeconfig: string;
  readonly auditLog: string;
  readonly pids: Readonly<Record<string, number>>;
  readonly enter: readonly string[];
};

describeWithCluster('npm run cluster', () => {
  test('brings up a second cluster beside the first, runs commands in it, and takes it down', async () => {
    const state = newState();
    const { pids, kubeconfig, limitedKubeconfig, auditLog, enter } = await up(state);
    expect(Object.keys(pids).toSorted()).toEqual(['etcd', 'keeper', 'kube-apiserver', 'kube-controller-manager']);
    expect(Object.values(pids).filter(alive)).toEqual(Object.values(pids));
    for (const file of [kubeconfig, limitedKubeconfig, auditLog]) expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(state).mode & 0o777).toBe(0o700);

    const [program = '', ...args] = enter;
    const namespace = [
      'kubectl',
      '--kubeconfig',
      kubeconfig,
      'get',
      'namespace',
      'kube-system',
      '--output=jsonpath={.metadata.uid}',
    ];
    const env = { PATH: `${join(state, 'bin')}:${process.env['PATH']}` };
    const { stdout: other } = await execa(program, [...args, ...namespace], { env });
    const { body } = await cluster().api('GET', '/api/v1/namespaces/kube-system');
    expect(other).toMatch(/^[0-9a-f-]{36}$/);
    expect(other).not.toBe((body as { metadata: { uid: string } }).metadata.uid);

    const failed = await slipwayCluster('exec', '--state', state, '--', 'sh', '-c', 'kubectl auth whoami; exit 7');
    expect(failed).toMatchObject({ exitCode: 7, stdout: expect.stringContaining('admin') });

    await down(state);
    expect(Object.values(pids).filter(alive)).toEqual([]);
    expect(existsSync(state)).toBe(false);
  });

  test('keeps a cluster that runs, and starts anew after a crash of everything', async () => {
    const state = newState();
    const { pids } = await up(state);
    expect((await up(state)).pids).toEqual(pids);
    process.kill(pids['keeper'] ?? 0, 'SIGKILL');
    await until('all processes to follow their keeper', async () =>
      Object.values(pids).some(alive) ? undefined : true,
    );
    expect(await slipwayCluster('exec', '--state', state, '--', 'true')).toMatchObject({ exitCode: 2 });
    const again = await up(state);
    expect(Object.values(again.pids).filter(alive)).toEqual(Object.values(again.pids));
    expect(again.pids['etcd']).not.toBe(pids['etcd']);
  });

  test('touches no folder that is not of a cluster', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'precious'), 'work');
    for (const verb of ['up', 'down']) {
      const { exitCode, stderr } = await slipwayCluster(verb, '--state', folder);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('slipway: cluster/state: ');
    }
    expect(readdirSync(folder)).toEqual(['precious']);
  });

  test.each([
    [[], 'cluster/usage'],
    [['up', '--loud'], 'cluster/usage'],
    [['exec'], 'cluster/usage'],
    [['up', '--with', 'istio'], 'cluster/part'],
    [['exec', '--state', '/nowhere', '--', 'true'], 'cluster/down'],
  ])('refuses %j with %s', async (args, code) => {
    const { exitCode, stdout, stderr } = await slipwayCluster(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^slipway: ${code}: [^\n]+$`));
  });
});

/** The folder of a cluster that is gone when the test has finished. */
function newState(): string {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-'));
  const state = join(folder, 'state');
  onTestFinished(async () => {
    await slipwayCluster('down', '--state', state);
    rmSync(folder, { recursive: true, force: true });
  });
  return state;
}

async function up(state: string): Promise<Up> {
  const { exitCode, stdout, stderr } = await slipwayCluster('up', '--json', '--state', state);
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Up;
}

function slipwayCluster(...args: readonly string[]): Promise<{ exitCode?: number; stdout: string; stderr: string }> {
  return execa(process.execPath, [script, ...args], { reject: false });
}

function alive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}
