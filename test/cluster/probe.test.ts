/** Probes on the real API server with the real controller of Jobs: they run, end, tell what they said, and are gone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { runProbe } from '../../src/actions/probe.ts';
import type { CheckAnswer } from '../../src/domain/phases/answer.ts';
import type { CheckResult } from '../../src/domain/phases/result.ts';
import type { Asked, Json } from '../../src/domain/phases/spec.ts';
import { liveWorld } from '../../src/node/kubernetesWorld.ts';
import { containerLog } from '../../scripts/cluster/kwok.ts';
import { until } from '../../scripts/cluster/until.ts';
import { running } from '../unit/cli/running.ts';
import { folderWith } from '../unit/node/folder.ts';
import { product } from '../unit/product.ts';
import { clientOf } from './client.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, read, remove, untilObject } from './harness/objects.ts';
import { start } from './harness/processes.ts';
import { applyNamespacesAndRoles } from './harness/template.ts';

const namespace = 'slipway-probe';
const jobs = { apiVersion: 'batch/v1', kind: 'Job', namespace };

interface Job {
  readonly [key: string]: Json;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

function job(name: string, spec: Readonly<Record<string, Json>> = {}, pod: Readonly<Record<string, Json>> = {}): Job {
  onTestFinished(() => remove({ ...jobs, name }));
  const containers = [{ name: 'probe', image: 'busybox:1.37.0', command: ['true'] }];
  const template = { spec: { restartPolicy: 'Never', containers, ...pod } };
  const metadata = { name, namespace };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { backoffLimit: 0, ...spec, template } };
}

/** No Node has this. */
const nowhere = { nodeSelector: { 'slipway.test/nowhere': 'true' } };

async function uid(): Promise<string> {
  const { body } = await cluster().api('GET', '/api/v1/namespaces/kube-system');
  return (body as { metadata: { uid: string } }).metadata.uid;
}

interface Probing {
  readonly length?: string;
  readonly user?: 'admin' | 'dev';
  readonly signal?: AbortSignal;
}

async function probe(
  one: Job,
  { length = '60s', user = 'admin', signal = new AbortController().signal }: Probing = {},
): Promise<CheckAnswer> {
  const asked: Extract<Asked, { readonly kind: 'probe' }> = {
    kind: 'probe',
    manifest: 'probe.yaml',
    objects: [one],
    problem: null,
    for: length,
  };
  return runProbe({ ...liveWorld, cluster: await clientOf(user), writable: await uid() }, asked, signal);
}

/** Of the Jobs and Pods that a probe made: none. */
async function nothingIsLeft(name: string): Promise<void> {
  expect(await read({ ...jobs, name })).toBeUndefined();
  await until(`the pods of ${name} to go`, async () => {
    const { body } = await cluster().api(
      'GET',
      `/api/v1/namespaces/${namespace}/pods?labelSelector=job-name%3D${name}`,
    );
    return (body as { items: readonly unknown[] }).items.length === 0 ? true : undefined;
  });
}

describeWithCluster('a probe', () => {
  beforeAll(async () => {
    await applyNamespacesAndRoles();
    await start('kwok');
    await until('the kubelet to listen', async () => {
      const { status } = await cluster().api('GET', '/api/v1/nodes/node-0/proxy/healthz');
      return status === 200 ? true : undefined;
    });
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', namespace, name: 'default' };
    await untilObject(account, 'is there', () => true);
  }, 120_000);

  test('runs a Job, reads its log, and takes it away with its pods', async () => {
    expect(await probe(job('well'))).toEqual({
      kind: 'probe',
      jobs: [{ namespace, name: 'well', outcome: 'succeeded', why: null, log: { text: `${containerLog}\n` } }],
      left: [],
    });
    await nothingIsLeft('well');
  });

  test('tells why a Job fails', async () => {
    const answer = await probe(job('fails', { activeDeadlineSeconds: 1 }, nowhere));
    expect(answer).toMatchObject({ jobs: [{ outcome: 'failed' }] });
    expect('jobs' in answer ? answer.jobs[0]?.why : '').toContain('DeadlineExceeded');
    await nothingIsLeft('fails');
  });

  test('tells what a Job waits for that does not end in time', async () => {
    const answer = await probe(job('late', {}, nowhere), { length: '5s' });
    expect(answer).toMatchObject({ jobs: [{ outcome: 'late' }] });
    expect('jobs' in answer ? answer.jobs[0]?.why : '').toContain('node');
    await nothingIsLeft('late');
  });

  test('leaves nothing when it is cancelled', async () => {
    const stopped = new AbortController();
    const probing = probe(job('cancelled', {}, nowhere), { signal: stopped.signal });
    await untilObject({ ...jobs, name: 'cancelled' }, 'is there', () => true);
    stopped.abort(new Error('enough'));
    await expect(probing).rejects.toThrow('enough');
    await nothingIsLeft('cancelled');
  });

  test('makes room where an earlier run of ours has left one', async () => {
    const labels = { 'app.kubernetes.io/managed-by': 'slipway' };
    const wanted = job('left');
    await apply({ ...wanted, metadata: { ...wanted.metadata, labels } } as never);
    await untilObject({ ...jobs, name: 'left' }, 'has ended', ({ status }) =>
      ((status as { conditions?: readonly { type: string }[] }).conditions ?? []).some(
        ({ type }) => type === 'Complete',
      ),
    );
    expect(await probe(wanted)).toMatchObject({ jobs: [{ outcome: 'succeeded' }] });
    await nothingIsLeft('left');
  });

  test('leaves the Job of somebody else alone', async () => {
    const wanted = job('foreign');
    await apply(wanted as never);
    expect(await probe(wanted)).toMatchObject({ kind: 'failure', message: expect.stringContaining('not of Slipway') });
    expect(await read({ ...jobs, name: 'foreign' })).toBeDefined();
  });

  test('says which right is missing', async () => {
    expect(await probe(job('denied'), { user: 'dev' })).toMatchObject({
      kind: 'failure',
      right: { verb: 'get', resource: 'namespaces' },
    });
    expect(await read({ ...jobs, name: 'denied' })).toBeUndefined();
  });

  test('that nobody may read the log of says so, and is gone all the same', async () => {
    await allowAllButLogs();
    expect(await probe(job('mute'), { user: 'dev' })).toMatchObject({
      jobs: [
        { outcome: 'succeeded', log: { failure: { code: 'forbidden', right: { verb: 'get', resource: 'pods/log' } } } },
      ],
    });
    await nothingIsLeft('mute');
  });

  test('runs by the command line where it is allowed, and changes nothing else', async () => {
    const check = { id: 'writes', kind: 'probe', title: 'It runs', manifest: 'probes/job.yaml', for: '60s' };
    const phase = { apiVersion: 'slipway/v1', kind: 'Phase', title: 'One', checks: [check] };
    const folder = folderWith({
      'platform.yaml': readFileSync(join(product, 'platform-repo/platform.yaml'), 'utf8'),
      'phases/0-one/phase.yaml': JSON.stringify(phase),
      'phases/0-one/probes/job.yaml': JSON.stringify(job('by-command-line')),
    });
    const before = cluster().auditLog().length;
    const look = async (...args: readonly string[]) => {
      const environment = { KUBECONFIG: cluster().kubeconfigs.admin };
      const { status, stdout } = await running(['phases', '--format', 'json', ...args], { cwd: folder, environment })
        .ended;
      const report = JSON.parse(stdout) as { phases: readonly { checks: readonly CheckResult[] }[] };
      return { status, check: report.phases[0]?.checks[0] };
    };
    expect(await look()).toMatchObject({ status: 3, check: { state: 'unknown', needsValidate: true } });
    expect(await look('--allow', 'probe')).toMatchObject({
      status: 0,
      check: { state: 'passed', message: containerLog },
    });
    await nothingIsLeft('by-command-line');
    const written = cluster()
      .auditLog()
      .slice(before)
      .filter(({ user, verb }) => user.username === 'admin' && !['get', 'list', 'watch'].includes(verb))
      .map(({ verb, objectRef }) => `${verb} ${objectRef?.resource} ${objectRef?.name}`);
    expect(written).toEqual(['create jobs by-command-line', 'delete jobs by-command-line']);
  });
});

/** What the user `dev` needs for a probe, but for the log. */
async function allowAllButLogs(): Promise<void> {
  const group = 'rbac.authorization.k8s.io';
  const give = async (kind: 'Role' | 'ClusterRole', rules: readonly object[]): Promise<void> => {
    const metadata = { name: 'mute-prober', ...(kind === 'Role' ? { namespace } : {}) };
    await apply({ apiVersion: `${group}/v1`, kind, metadata, rules });
    const binding = { apiVersion: `${group}/v1`, kind: `${kind}Binding`, metadata };
    const subjects = [{ apiGroup: group, kind: 'User', name: 'dev' }];
    await apply({ ...binding, roleRef: { apiGroup: group, kind, name: 'mute-prober' }, subjects });
    onTestFinished(async () => {
      for (const one of [`${kind}Binding`, kind]) await remove({ apiVersion: `${group}/v1`, kind: one, ...metadata });
    });
  };
  await give('Role', [
    { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'get', 'list', 'delete'] },
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
  ]);
  await give('ClusterRole', [{ apiGroups: [''], resources: ['namespaces'], verbs: ['get'] }]);
}
