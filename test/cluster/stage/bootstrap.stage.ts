/** The phases 1 to 3 from nothing to green by `slipway bootstrap` alone, and what may not happen on the way. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { execa } from 'execa';
import type { Description } from '../../../scripts/cluster/description.ts';
import { inside } from '../../../scripts/cluster/environment.ts';
import { until } from '../../../scripts/cluster/until.ts';
import { down, up } from '../../../scripts/cluster/up.ts';
import { cluster, type AuditEvent } from '../harness/cluster.ts';
import { describeWithCluster } from '../harness/describe.ts';
import { applicationsOf, managed, managersOf, patience, states, statusOf, untilRootSees } from './applications.ts';
import { applied, bootstrap, build, linesIn, planOf, type Ended } from './bootstrapping.ts';
import { releaseByHand } from './byHand.ts';
import { missingIn, phasesOf } from './report.ts';
import { raiseStage, type Stage } from './stage.ts';

let folder: string;
let stage: Stage;
let description: Description;

/** Requests of the owner of the platform, by any of their programs, that change something. */
function writesIn(log: readonly AuditEvent[]): readonly AuditEvent[] {
  return log.filter(
    ({ verb, user, stage: at, requestURI }) =>
      user.username === 'admin' &&
      at === 'ResponseComplete' &&
      ['create', 'update', 'patch', 'delete', 'deletecollection'].includes(verb) &&
      !requestURI.includes('dryRun=All') &&
      !requestURI.startsWith('/apis/authorization.k8s.io/'),
  );
}

const said = ({ verb, objectRef }: AuditEvent): string =>
  `${verb} ${objectRef?.resource ?? ''} ${objectRef?.namespace ?? ''}/${objectRef?.name ?? ''}`;

const leases = async (): Promise<number> => {
  const { body } = await stage.api('GET', '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases');
  const { items } = body as {
    readonly items: readonly { metadata: { name: string }; spec: { holderIdentity?: string } }[];
  };
  return items.filter(
    ({ metadata, spec }) => metadata.name === 'slipway-bootstrap' && (spec.holderIdentity ?? '') !== '',
  ).length;
};

/** Ends a run of phase 2 while its first step runs. */
async function endedIn(on: Stage, signal: NodeJS.Signals): Promise<Ended> {
  const { plan } = await planOf(on, 'gitops');
  const first = plan.steps.find(({ satisfied }) => !satisfied)?.id;
  const run = await applied(on, 'gitops', plan);
  await run.lines((lines) =>
    linesIn(lines.join('\n')).some(({ step, state }) => step === first && state === 'running'),
  );
  run.signal(signal);
  return run.ended;
}

async function tracesIn({ git }: Stage): Promise<object> {
  const worktrees = await git('worktree', 'list', '--porcelain');
  return {
    changed: await git('status', '--porcelain'),
    worktrees: worktrees.split('\n').filter((line) => line.startsWith('worktree ')).length,
  };
}

describeWithCluster('slipway bootstrap', () => {
  beforeAll(async () => {
    const known = inject('cluster');
    if (known === null) throw new Error('There is no cluster.');
    description = known;
    folder = mkdtempSync(join(tmpdir(), 'slipway-stage-'));
    stage = await raiseStage(description, join(folder, 'stage'));
    console.log(['Stand-ins:', ...stage.standIns].join('\n  '));
  });

  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('A plan changes nothing', async () => {
    const before = cluster().auditLog().length;
    const commit = await stage.git('rev-parse', 'HEAD');
    const { plan } = await planOf(stage, 'storage');
    expect(plan.steps.map(({ id, satisfied }) => `${id} ${satisfied}`)).toEqual([
      'namespaces false',
      'longhorn false',
      'release false',
    ]);
    expect(writesIn(cluster().auditLog().slice(before)).map(said)).toEqual([]);
    expect(await stage.git('rev-parse', 'HEAD')).toBe(commit);
    expect(await stage.git('status', '--porcelain')).toBe('');
  });

  test('A digest that nobody has seen is refused, and so is another cluster; nothing changes', async () => {
    const { plan } = await planOf(stage, 'storage');
    const before = cluster().auditLog().length;
    const wrong = await (await applied(stage, 'storage', { ...plan, digest: '0'.repeat(64) })).ended;
    expect(wrong).toMatchObject({ status: 4, stdout: '' });
    const elsewhere = { ...plan, cluster: { uid: '00000000-0000-4000-8000-000000000000' } };
    expect(await (await applied(stage, 'storage', elsewhere)).ended).toMatchObject({ status: 4, stdout: '' });
    expect(writesIn(cluster().auditLog().slice(before)).map(said)).toEqual([]);
  });

  test('A second cluster under the same context name receives no write', async () => {
    const { plan } = await planOf(stage, 'storage');
    const state = join(folder, 'second');
    const second = await up(state, [], 'ours');
    onTestFinished(() => down(state));
    const cli = process.env['SLIPWAY_CLI'] ?? join(import.meta.dirname, '../../../dist/cli.cjs');
    const agreed = ['--apply', '--cluster-uid', plan.cluster.uid, '--plan-digest', plan.digest];
    const [program, ...args] = inside(second, [process.execPath, cli, 'bootstrap', 'storage', ...agreed]);
    const { exitCode, stdout, stderr } = await execa(program, args, {
      cwd: stage.place.platform,
      env: { ...stage.environment, KUBECONFIG: second.kubeconfigs.admin },
      reject: false,
    });
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 4,
      stdout: '',
      stderr: expect.stringContaining('slipway: bootstrap/'),
    });
    const log = readFileSync(second.auditLog, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as AuditEvent);
    expect(log.some(({ user }) => user.username === 'admin')).toBe(true);
    expect(writesIn(log).map(said)).toEqual([]);
  });

  test('A phase does not begin before the phases before it are done', async () => {
    const before = cluster().auditLog().length;
    const { plan, status } = await planOf(stage, 'gitops');
    expect(status).toBe(3);
    expect(await (await applied(stage, 'gitops', plan)).ended).toMatchObject({ status: 4, stdout: '' });
    expect(writesIn(cluster().auditLog().slice(before)).map(said)).toEqual([]);
  });

  test('Phase 1, from nothing to green', async () => {
    await build(stage, 'storage');
    expect(missingIn(await phasesOf(stage), 'storage')).toEqual([]);
    expect(await leases()).toBe(0);
  });

  test('Phase 2 is ended by SIGTERM in its first step, and leaves no Lease and nothing half done', async () => {
    const ended = await endedIn(stage, 'SIGTERM');
    expect(ended.status).toBe(143);
    expect(await leases()).toBe(0);
    expect(await tracesIn(stage)).toEqual({ changed: '', worktrees: 1 });
  });

  test('Phase 2 is killed in its first step, and its work tree is as it was', async () => {
    await endedIn(stage, 'SIGKILL');
    expect(await tracesIn(stage)).toEqual({ changed: '', worktrees: 1 });
  });

  test('Phase 2 goes on where it was, to green', async () => {
    const before = cluster().auditLog().length;
    await build(stage, 'gitops');
    expect(missingIn(await phasesOf(stage), 'gitops')).toEqual([]);
    expect(await leases()).toBe(0);
    const kinds = new Set(
      writesIn(cluster().auditLog().slice(before))
        .filter(({ userAgent }) => userAgent?.startsWith('slipway/') === true)
        .map(({ verb, objectRef }) => `${verb} ${objectRef?.resource ?? ''}`),
    );
    // Of Slipway itself: the Lease, the sealing key, a refresh that is asked for, probes. All else is Helm's.
    for (const one of kinds)
      expect(one).toMatch(/^(\w+ leases|create secrets|patch applications|(create|delete) jobs|delete pods)$/);
  });

  test('What Helm has installed is adopted: no difference from Git, and no field is left to it', async () => {
    expect((await states(stage)).filter((line) => !line.endsWith(': Synced, Healthy'))).toEqual([]);
    const objects = await managed(stage);
    expect(objects.length).toBeGreaterThan(100);
    const left = objects
      .filter(({ object }) => managersOf(object).includes('helm'))
      .map(({ application, object: { kind, metadata } }) => `${application}: ${kind} ${metadata.name}`);
    expect(left).toEqual([]);
  });

  test('A row that Argo CD has adopted is not installed again by Helm', async () => {
    const { plan } = await planOf(stage, 'gitops');
    expect(plan.steps.filter(({ satisfied }) => !satisfied)).toEqual([]);
    expect((await bootstrap(stage, ['gitops', '--plan']).ended).status).toBe(0);
  });

  test('Phase 3, to green: policies refuse, and every namespace denies by default', async () => {
    await build(stage, 'security');
    const report = await phasesOf(stage, '--allow', 'admission');
    expect(missingIn(report, 'security')).toEqual([]);
    const admission = report.phases.flatMap(({ checks }) => checks).filter(({ kind }) => kind === 'admission');
    expect(admission.filter(({ state }) => state !== 'passed').map(({ id, message }) => `${id}: ${message}`)).toEqual(
      [],
    );
  });

  test('Every release is one commit of one line, with its trailer, and is pushed', async () => {
    const commits = await stage.git('log', '--format=%H', '--grep=^Slipway-Release: ');
    const all = commits.split('\n').filter(Boolean);
    expect(all).toHaveLength(3);
    for (const commit of all)
      expect(await stage.git('show', '--numstat', '--format=', commit)).toBe('1\t1\tplatform.yaml');
    await stage.git('fetch', '--quiet');
    expect(await stage.git('rev-parse', 'HEAD')).toBe(await stage.git('rev-parse', 'origin/main'));
  });

  test('Lowering the released phase deletes nothing', async () => {
    const before = cluster().auditLog().length;
    const rows = [...(await applicationsOf(stage)).keys()];
    const commit = await releaseByHand(stage, 2);
    await untilRootSees(stage, commit);
    await until(
      'root to be out of sync',
      async () => (statusOf((await applicationsOf(stage)).get('root')).sync?.status === 'OutOfSync' ? true : undefined),
      { limit: patience },
    );
    // Once each has been compared with it, whoever wanted to delete something has.
    await until(
      'all to be compared with it',
      async () => {
        const all = [...(await applicationsOf(stage)).values()].map(statusOf);
        const seen = all.map(({ sync: one }) => [one?.revision, ...(one?.revisions ?? [])].includes(commit));
        return seen.every(Boolean) ? true : undefined;
      },
      { limit: patience },
    );
    const deleted = cluster()
      .auditLog()
      .slice(before)
      .filter(({ verb, user }) => verb.startsWith('delete') && user.username.includes('argocd'))
      .map(({ objectRef }) => `${objectRef?.resource} ${objectRef?.namespace ?? ''}/${objectRef?.name ?? ''}`);
    expect(deleted).toEqual([]);
    expect([...(await applicationsOf(stage)).keys()]).toEqual(rows);
  });
});
