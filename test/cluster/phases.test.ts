/**
 * Every live check of the template on a real API server: green in a cluster that has everything, red by one change, green
 * again when it is taken back, each told by `slipway phases --watch` at once.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckResult } from '../../src/domain/phases/result.ts';
import { running } from '../unit/cli/running.ts';
import type { Running } from '../unit/cli/running.ts';
import { as, cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { read, remove } from './harness/objects.ts';
import { pids, restart, stop } from './harness/processes.ts';
import { breaks } from './phases/breaks.ts';
import type { Change } from './phases/breaks.ts';
import { greenPlatform } from './phases/green.ts';
import type { Green } from './phases/green.ts';
import { each, exchange, install, prepare, removeAtOnce, isNamespace } from './phases/install.ts';
import { isDefinition } from './phases/green.ts';

/** Nobody but the test says how an object is. */
const others = ['kube-controller-manager', 'argocd-application-controller', 'sealed-secrets', 'kyverno', 'kwok'];

const api = () => as('harness');

let green: Green;
let stopped: readonly string[] = [];

async function run(args: readonly string[], kubeconfig = cluster().kubeconfigs.admin) {
  const { status, stdout, stderr } = await start(args, kubeconfig).ended;
  return { status, stderr, report: JSON.parse(stdout) as Report };
}

function start(args: readonly string[], kubeconfig = cluster().kubeconfigs.admin): Running {
  return running(['phases', '--format', 'json', ...args], {
    cwd: green.repository,
    environment: { KUBECONFIG: kubeconfig },
  });
}

interface Report {
  readonly phases: readonly { readonly id: string; readonly state: string; readonly checks: readonly CheckResult[] }[];
  readonly requests: Readonly<Record<string, number>>;
}

const checksIn = ({ phases }: Report): ReadonlyMap<string, CheckResult> =>
  new Map(phases.flatMap(({ id, checks }) => checks.map((check) => [`${id}/${check.id}`, check])));

describeWithCluster('the phases of a platform', () => {
  beforeAll(async () => {
    green = await greenPlatform();
    await prepare(api(), green.objects);
    const all = await pids();
    stopped = others.filter((name) => name in all);
    for (const name of stopped) await stop(name);
    await install(api(), green.objects);
  }, 600_000);

  afterAll(async () => {
    const mine = green.objects.filter((object) => !isDefinition(object) && !isNamespace(object));
    await each(mine, ({ apiVersion, kind, metadata: { name, namespace } }) =>
      removeAtOnce(api(), { apiVersion, kind, name, ...(namespace && { namespace }) }),
    );
    for (const name of stopped) await restart(name);
    green.remove();
  }, 600_000);

  test('Every live check that reads the cluster has a change that turns it red', async () => {
    const { report } = await run([]);
    const live = [...checksIn(report)].flatMap(([id, { kind, state }]) =>
      (kind === 'resource' || kind === 'applications') && state !== 'notApplicable' ? [id] : [],
    );
    expect(breaks.map(({ check }) => check).toSorted()).toEqual(live.toSorted());
  });

  test('All are green, by one list a kind as the audit log has it, and nothing is written', async () => {
    const before = cluster().auditLog().length;
    const { report } = await run([]);
    const checks = checksIn(report);
    expect(
      breaks
        .map(({ check }) => `${check} ${checks.get(check)?.state}: ${checks.get(check)?.message}`)
        .filter((line) => !line.includes(' passed: ')),
    ).toEqual([]);
    const mine = cluster()
      .auditLog()
      .slice(before)
      .filter(({ userAgent, stage }) => userAgent?.startsWith('slipway/') && stage === 'ResponseComplete');
    const lists = mine
      .filter(({ verb }) => verb === 'list')
      .map(({ objectRef }) => `${objectRef?.apiGroup ?? ''}/${objectRef?.resource}`);
    expect(new Set(lists).size).toBe(green.kinds.size);
    // What has more than one page is asked page by page.
    const first = mine.filter(({ verb, requestURI }) => verb === 'list' && !requestURI.includes('continue='));
    expect(first).toHaveLength(green.kinds.size);
    expect(mine.filter(({ verb }) => !['get', 'list', 'watch'].includes(verb))).toEqual([]);
    expect(report.requests).toMatchObject({ list: lists.length, write: 0 });
  });

  describe('--watch', () => {
    let watching: Running;
    beforeAll(async () => {
      // The life of a process that a suite shares is longer than that of a test.
      watching = start(['--watch']);
      await watching.lines((lines) => lines.length > 0);
    }, 120_000);
    afterAll(async () => {
      watching.signal('SIGINT');
      const { status, stderr } = await watching.ended;
      if (status !== 130) throw new Error(`It ended with ${status}: ${stderr}`);
    });

    /** Resolves once the last line says so of a check. */
    async function check(id: string, state: string): Promise<void> {
      await watching.lines((lines) => checksIn(JSON.parse(lines.at(-1) ?? '') as Report).get(id)?.state === state);
    }

    test.each(breaks)('$check turns red, and green again', async ({ check: id, change }) => {
      await check(id, 'passed');
      const changes: readonly Change[] = change(green.objects);
      await each(changes, ({ from, to }) => exchange(api(), from, to));
      await check(id, 'failed');
      await each(changes, ({ from, to }) => exchange(api(), to, from));
      await check(id, 'passed');
    });

    test('A kind that is taken away is told so, and is looked at again as soon as it is back', async () => {
      const id = 'quality/policies';
      const reference = {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        name: 'policyreports.wgpolicyk8s.io',
      };
      const definition = await read(reference);
      if (definition === undefined) throw new Error('There is no such definition.');
      await check(id, 'passed');
      await remove(reference);
      await check(id, 'blocked');
      await exchange(api(), null, { ...definition, metadata: { name: reference.name }, status: undefined });
      await each(
        green.objects.filter(({ kind }) => kind === 'PolicyReport'),
        (report) => exchange(api(), null, report),
      );
      await check(id, 'passed');
    });
  });

  test('Who may not read something is told which right is missing, and the rest is judged', async () => {
    const { report } = await run([], cluster().kubeconfigs.dev);
    const checks = checksIn(report);
    expect(checks.get('hosts/server')).toMatchObject({ state: 'unknown', message: 'may not list nodes' });
    expect(checks.get('gitops/certificate')).toMatchObject({ state: 'passed' });
  });

  test('A right in one namespace is enough for what is read there', async () => {
    const role = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      metadata: { name: 'slipway-phases', namespace: 'argocd' },
    };
    const rules = [{ apiGroups: ['apps'], resources: ['deployments', 'statefulsets'], verbs: ['list', 'watch'] }];
    await exchange(api(), null, { ...role, kind: 'Role', rules });
    const subjects = [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'dev' }];
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'slipway-phases' };
    await exchange(api(), null, { ...role, kind: 'RoleBinding', subjects, roleRef });
    try {
      const checks = checksIn((await run([], cluster().kubeconfigs.dev)).report);
      expect(checks.get('gitops/argocd')).toMatchObject({ state: 'passed' });
      expect(checks.get('security/kyverno')).toMatchObject({
        state: 'unknown',
        message: 'may not list deployments.apps in namespace "kyverno"',
      });
    } finally {
      for (const kind of ['RoleBinding', 'Role'])
        await removeAtOnce(api(), { apiVersion: role.apiVersion, kind, ...role.metadata });
    }
  });
});
