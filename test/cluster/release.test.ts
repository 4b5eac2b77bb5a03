/** A release, from its commit to what the real Argo CD makes of it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Reference } from '../../scripts/cluster/objects.ts';
import { applicationsStep } from '../../src/actions/bootstrap/applicationsStep.ts';
import { gitopsStep } from '../../src/actions/bootstrap/gitopsStep.ts';
import type { StepPlace, StepPorts } from '../../src/actions/bootstrap/step.ts';
import { nodeFiles } from '../../src/node/files.ts';
import { gitWrites } from '../../src/node/gitWrites.ts';
import { nodeTimers } from '../../src/node/kubernetes/timers.ts';
import { nodePrograms } from '../../src/node/programs.ts';
import { writer } from '../../src/node/write.ts';
import { MemoryQuestions } from '../fakes/questions.ts';
import { placeOf } from '../unit/actions/bootstrap/releasePlatform.ts';
import { mergeAt, protect } from '../unit/node/git/protectedRemote.ts';
import { clientOf } from './client.ts';
import { rootCheck, untilRootIs } from './rootState.ts';
import { describeWithCluster } from './harness/describe.ts';
import { createRepository } from './harness/git.ts';
import { apply, newNamespace, patch, read, remove, untilObject } from './harness/objects.ts';
import { start } from './harness/processes.ts';
import { decided } from '../unit/actions/bootstrap/decided.ts';
import { SudoPasswords } from '../../src/actions/bootstrap/sudoPasswords.ts';
import { nodeScripts } from '../../src/node/scripts.ts';

const never = new AbortController().signal;
const gitops = { kind: 'gitops' } as const;
const application = (name: string): Reference => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  namespace: 'argocd',
  name,
});

describeWithCluster('A release', () => {
  beforeAll(() => start('argocd'));

  test('is committed, pushed, taken up by root, and waited for until what it brings is well', async () => {
    const namespace = await newNamespace();
    const { url, folder, git, ports } = await platform(namespace);
    const before = git('rev-parse', 'HEAD');
    // What its user is at stays as it is.
    writeFileSync(join(folder, 'app/settings.yaml'), 'mine\n');
    const lines: string[] = [];
    const [release, applications] = [of('release', folder), of('applications', folder)];
    const planned = await gitopsStep.plan(ports, release, gitops, never);
    expect(planned.shown.problem).toBeNull();
    const ran = await gitopsStep.run(ports, release, decided(planned), (line) => lines.push(line), never);
    const head = git('rev-parse', 'HEAD');
    expect(ran).toEqual({ state: 'passed', message: `The Application root is at ${head.slice(0, 7)}.`, commit: head });
    expect(git('rev-parse', 'HEAD^')).toBe(before);
    expect(git('ls-remote', url, 'refs/heads/main').split('\t')[0]).toBe(head);
    expect(git('status', '--porcelain')).toBe('M app/settings.yaml');
    expect(await read(application('root'))).toMatchObject({ status: { sync: { revision: head } } });
    const work = { kind: 'applications', rows: [namespace] } as const;
    const waits = await applicationsStep.plan(ports, applications, work, never);
    expect(await applicationsStep.run(ports, applications, decided(waits), (line) => lines.push(line), never)).toEqual({
      state: 'passed',
      message: '1 of 1 are in sync and healthy.',
      commit: null,
    });
    expect(await read({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'settings' })).toMatchObject({
      data: { key: 'one' },
    });
    // A second time there is nothing to commit, to push, or to wait for.
    const again = await gitopsStep.plan(ports, release, gitops, never);
    expect(again.shown.changes.map(({ target }) => target)).toEqual(['cluster']);
    expect(await gitopsStep.run(ports, release, decided(again), () => undefined, never)).toMatchObject({
      commit: null,
    });
    expect(git('rev-parse', 'HEAD')).toBe(head);
  });

  test('whose push breaks off is pushed by the next run, and no second commit is made', async () => {
    const namespace = await newNamespace();
    const { url, folder, git, ports } = await platform(namespace);
    const hook = join(url.replace('file://', ''), 'hooks/pre-receive');
    writeFileSync(hook, '#!/bin/sh\nkill -9 $PPID\n', { mode: 0o755 });
    const release = of('release', folder);
    const planned = await gitopsStep.plan(ports, release, gitops, never);
    expect(await gitopsStep.run(ports, release, decided(planned), () => undefined, never)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('is committed and not pushed') as string,
    });
    const head = git('rev-parse', 'HEAD');
    rmSync(hook);
    const again = await gitopsStep.plan(ports, release, gitops, never);
    expect(await gitopsStep.run(ports, release, decided(again), () => undefined, never)).toMatchObject({
      state: 'passed',
      message: `The Application root is at ${head.slice(0, 7)}.`,
    });
    expect(git('log', '--format=%s', 'origin/main').split('\n')).toEqual(['feat: release security', 'the beginning']);
  });

  test('by a request leaves all here as it is, and root follows what was merged, by whatever commit', async () => {
    const namespace = await newNamespace();
    const { url, folder, git, ports } = await platform(namespace, ', releaseBy: merge-request');
    const bare = url.replace('file://', '');
    protect(bare, false);
    writeFileSync(join(folder, 'app/settings.yaml'), 'mine\n');
    const here = (): readonly string[] => [git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('branch')];
    const before = here();
    const release = of('release', folder);
    const planned = await gitopsStep.plan(ports, release, gitops, never);
    expect(planned.shown.problem).toBeNull();
    // Somebody merges as soon as it is waited for.
    const merges = (line: string): unknown => line.startsWith('Waits up to 10 min for the merge') && mergeAt(bare);
    const ran = await gitopsStep.run(ports, release, decided(planned), merges, never);
    const merged = git('ls-remote', url, 'refs/heads/main').slice(0, 40);
    expect(ran).toMatchObject({
      state: 'waits',
      message: `${merged.slice(0, 7)} releases Security in "main" of "origin". The Application root is at ${merged.slice(0, 7)}.`,
    });
    expect(await read(application('root'))).toMatchObject({ status: { sync: { revision: merged } } });
    await untilObject(application(namespace), 'is there', () => true);
    expect(here()).toEqual(before);
    const early = await gitopsStep.plan(ports, release, gitops, never);
    expect(early.shown.problem).toContain('Get it with git pull origin main');
    git('pull', '--quiet', 'origin', 'main');
    const again = await gitopsStep.plan(ports, release, gitops, never);
    // The branch of the request is still there.
    expect(await gitopsStep.run(ports, release, decided(again), () => undefined, never)).toEqual({
      state: 'passed',
      message: `The Application root is at ${merged.slice(0, 7)}.`,
      commit: null,
      remedy: expect.stringContaining('git push origin --delete ') as string,
    });
  });

  test('that was taken back leaves root with what it keeps, which the template counts as green, and is made again', async () => {
    const namespace = await newNamespace();
    const { url, folder, git, ports } = await platform(namespace);
    const release = of('release', folder);
    const first = await gitopsStep.plan(ports, release, gitops, never);
    expect(await gitopsStep.run(ports, release, decided(first), () => undefined, never)).toMatchObject({
      state: 'passed',
    });
    await untilObject(application(namespace), 'is there', () => true);
    const text = readFileSync(join(folder, 'platform.yaml'), 'utf8');
    writeFileSync(join(folder, 'platform.yaml'), text.replace('releasedPhase: 3', 'releasedPhase: 2'));
    git('commit', '--quiet', '--all', '--message', 'feat!: take security back');
    git('push', '--quiet');
    await patch(application('root'), { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } });
    await untilRootIs('OutOfSync');
    expect(await rootCheck(ports, url, namespace, 2)).toMatchObject({
      state: 'passed',
      message: `OutOfSync, Healthy, keeps ${namespace}`,
    });
    // What is above no released phase is not meant to go.
    expect(await rootCheck(ports, url, namespace, 3)).toMatchObject({ state: 'failed' });
    expect(await read(application(namespace))).toBeDefined();
    const again = await gitopsStep.plan(ports, release, gitops, never);
    expect(again.shown.problem).toBeNull();
    expect(await gitopsStep.run(ports, release, decided(again), () => undefined, never)).toMatchObject({
      state: 'passed',
      commit: git('rev-parse', 'HEAD'),
    });
    await untilRootIs('Synced');
    expect(await rootCheck(ports, url, namespace, 3)).toMatchObject({ state: 'passed', message: 'Synced, Healthy' });
  });
});

function of(step: string, folder: string): StepPlace {
  return { ...placeOf('security', step), folder };
}

/** A platform of which phase 2 is released, its root in the cluster, and somebody who works on it. */
async function platform(namespace: string, more = '') {
  const chart = `{{- if ge (int .Values.platform.releasedPhase) 3 }}
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${namespace}, namespace: argocd }
spec:
  project: default
  source: { repoURL: {{ .Values.platform.repository.mirror }}, targetRevision: main, path: app }
  destination: { server: https://kubernetes.default.svc, namespace: ${namespace} }
  syncPolicy: { automated: { prune: true, selfHeal: true } }
{{- end }}
`;
  const repository = await createRepository({
    'pub-cert.pem': 'x\n',
    '.slipway/sealing-key.json': '{}\n',
    'root/Chart.yaml': 'apiVersion: v2\nname: root\nversion: 1.0.0\n',
    'root/templates/applications.yaml': chart,
    'app/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { key: one }\n',
    'platform.yaml': 'platform: { releasedPhase: 2 }\n',
  });
  const { url } = repository;
  const text = `platform:\n  releasedPhase: 2\n  repository: { mirror: '${url}', source: github, revision: main${more} }\n`;
  const home = mkdtempSync(join(tmpdir(), 'slipway-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  writeFileSync(join(home, '.gitconfig'), '[user]\n  name = Somebody\n  email = somebody@home.arpa\n');
  const folder = join(home, 'work');
  const environment = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, env: environment, encoding: 'utf8' }).trim();
  execFileSync('git', ['clone', '--quiet', url, folder], { env: environment });
  expect(readFileSync(join(folder, 'pub-cert.pem'), 'utf8')).toBe('x\n');
  writeFileSync(join(folder, 'platform.yaml'), text);
  git('commit', '--quiet', '--all', '--amend', '--no-edit');
  git('push', '--quiet', '--force');
  await root(url);
  onTestFinished(() => remove(application(namespace)));
  const ports: StepPorts = {
    files: nodeFiles,
    writer,
    clock: { now: () => new Date() },
    timers: nodeTimers,
    programs: nodePrograms(environment, () => []),
    git: gitWrites(nodePrograms(environment, () => [])),
    questions: new MemoryQuestions({}),
    cluster: await clientOf('admin'),
    scripts: nodeScripts,
    passwords: new SudoPasswords({ now: () => new Date() }),
    kubeconfig: null,
  };
  return { url, folder, git, ports };
}

/** The root Application as the template has it, but for its project. */
async function root(repoURL: string): Promise<void> {
  const { apiVersion, kind, name } = application('root');
  onTestFinished(() => remove(application('root')));
  await apply({
    apiVersion,
    kind,
    metadata: { namespace: 'argocd', name },
    spec: {
      project: 'default',
      source: { repoURL, targetRevision: 'main', path: 'root', helm: { valueFiles: ['/platform.yaml'] } },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
      syncPolicy: { automated: { prune: false, selfHeal: true } },
    },
  });
  await untilObject(application('root'), 'is compared', (one) =>
    JSON.stringify(one['status'] ?? {}).includes('"Synced"'),
  );
}
