/** `slipway phases` where the API server, the credentials, the rights or the kubeconfig are not as they should be. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { until } from '../../scripts/cluster/until.ts';
import { startDemo } from '../../scripts/demo/demo.ts';
import { running } from '../unit/cli/running.ts';
import { pemData } from '../unit/node/kubernetes/certificates.ts';
import { product as root } from '../unit/product.ts';
import { killApiServer, kubeconfigWith } from './failing.ts';
import type { Change } from './failing.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { applyAll } from './harness/objects.ts';
import { restart } from './harness/processes.ts';

interface Report {
  readonly cluster: { readonly reachable: boolean; readonly error: string | null };
  readonly phases: readonly {
    readonly checks: readonly { readonly state: string; readonly message: string; readonly reason: string | null }[];
  }[];
}

/** Here nobody else makes and takes anything while the tests run. */
const own = 'failures-cli';

let folder: string;

function start(kubeconfig: string, args: readonly string[] = []) {
  const command = running(['phases', ...args], { cwd: folder, environment: { KUBECONFIG: kubeconfig } });
  onTestFinished(() => command.signal('SIGKILL'));
  return command;
}

const checkIn = ({ phases }: Report) => phases[0]?.checks[0];

/** `--watch`, and the first line of it that says so. */
function watching(kubeconfig: string) {
  const command = start(kubeconfig, ['--watch', '--format', 'json']);
  let all: readonly string[] = [];
  const told = (isSo: (report: Report) => boolean): Promise<Report> => {
    let [last, found]: [string, Report | undefined] = ['', undefined];
    const isFound = (lines: readonly string[]): boolean => {
      all = lines;
      last = lines.at(-1) ?? last;
      const report = last === '' ? undefined : (JSON.parse(last) as Report);
      if (report !== undefined && isSo(report)) found = report;
      return found !== undefined;
    };
    const ended = command.lines(isFound);
    return until('a line of --watch', async () => {
      if (found === undefined) await Promise.race([ended, Promise.reject(new Error(last))]);
      return found;
    });
  };
  const ends = async (): Promise<number | null> => {
    command.signal('SIGINT');
    return (await command.ended).status;
  };
  const lastWell = (): Report | undefined => all.map((line) => JSON.parse(line) as Report).findLast(isWell);
  return { told, ends, lastWell };
}

const isWell = ({ cluster: seen, phases }: Report): boolean =>
  seen.reachable && phases.every(({ checks }) => checks.every(({ state }) => state === 'passed'));

describeWithCluster('slipway phases', () => {
  beforeAll(async () => {
    await applyAll([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: own } },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'mine', namespace: own } },
    ]);
    folder = mkdtempSync(join(tmpdir(), 'slipway-failures-'));
    const reads = { maps: { apiVersion: 'v1', kind: 'ConfigMap', namespace: own } };
    const check = { id: 'maps', kind: 'resource', title: 'There are ConfigMaps', reads, expect: 'maps.size() > 0' };
    mkdirSync(join(folder, 'phases/0-one'), { recursive: true });
    writeFileSync(join(folder, 'platform.yaml'), readFileSync(join(root, 'platform-repo/platform.yaml')));
    const phase = { apiVersion: 'slipway/v1', kind: 'Phase', title: 'One', checks: [check] };
    writeFileSync(join(folder, 'phases/0-one/phase.yaml'), stringify(phase));
  });
  afterAll(() => folder !== undefined && rmSync(folder, { recursive: true, force: true }));

  const admin = () => cluster().tokens.admin;
  const prove = 'Correct certificate-authority or server in the kubeconfig, or renew the certificate of the server.';

  test.each<[string, () => string, Change | null, string, string]>([
    [
      'a token that nobody knows',
      () => 'none',
      null,
      'not reachable: SERVER does not take the credentials of this context.',
      '→ Sign in anew, or renew the token or certificate in the kubeconfig.',
    ],
    [
      'another authority',
      admin,
      (one) => (one['certificate-authority-data'] = pemData('authority.pem')),
      "not reachable: SERVER can't prove who it is: its certificate is signed by",
      `→ ${prove}`,
    ],
    [
      'a right that is missing',
      () => cluster().tokens.dev,
      null,
      `You may not list configmaps in namespace "${own}".`,
      `→ Ask for the right to list configmaps in namespace "${own}".`,
    ],
  ])('ends with 3 for %s, and says what to do', async (_, token, change, message, remedy) => {
    const config = kubeconfigWith(token());
    if (change !== null) config.rewrite(change);
    const { status, stdout, stderr } = await start(config.path).ended;
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    expect(stdout).toContain(message.replace('SERVER', cluster().server));
    expect(stdout.split('\n').filter((line) => line.trim() === remedy)).toHaveLength(1);
  });

  test('keeps what it has seen while the API server is away, and ends with 3 when it has seen nothing', async () => {
    const { path } = kubeconfigWith(admin());
    const { told, ends, lastWell } = watching(path);
    await told(isWell);
    await killApiServer();
    const late = await told((report) => checkIn(report)?.state === 'stale');
    expect(checkIn(late)?.reason).toMatch(/^Seen at \S+Z\. .+ can't be reached: nothing listens there\.$/);
    expect(checkIn(late)?.message).toBe(checkIn(lastWell() as Report)?.message);
    const { status, stdout, stderr } = await start(path).ended;
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    expect(stdout).toContain(`not reachable: ${cluster().server} can't be reached: nothing listens there.`);
    expect(stdout).toContain('→ Look whether the cluster runs, and whether the address in the kubeconfig is right.');
    await restart('kube-apiserver');
    await told(isWell);
    expect(await ends()).toBe(130);
  });

  test('keeps what it has seen of a cluster when another one answers under its name', async () => {
    const demo = await startDemo({ story: 'fresh', pace: 1 });
    onTestFinished(() => demo.close());
    const config = kubeconfigWith(admin());
    const { told, ends, lastWell } = watching(config.path);
    await told(isWell);
    config.rewrite((one, user) => {
      const all = JSON.parse(readFileSync(demo.kubeconfig, 'utf8')) as { clusters: { cluster: object }[] };
      Object.assign(one, all.clusters[0]?.cluster);
      user['token'] = demo.token;
    });
    const other = await told((report) => !report.cluster.reachable && report.cluster.error !== null);
    expect(other.cluster.error).toMatch(/^Another cluster answers under the context "here": /);
    const late = await told((report) => checkIn(report)?.state === 'stale');
    expect(checkIn(late)?.message).toBe(checkIn(lastWell() as Report)?.message);
    config.rewrite();
    await told(isWell);
    expect(await ends()).toBe(130);
  });
});
