import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { KubeObject, Reference } from '../../../scripts/cluster/objects.ts';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import { helmfileStep } from '../../../src/actions/bootstrap/helmfileStep.ts';
import { planPhase } from '../../../src/actions/bootstrap/plan.ts';
import type { BootstrapPorts } from '../../../src/actions/bootstrap/ports.ts';
import { runPlan } from '../../../src/actions/bootstrap/run.ts';
import type { StepPlace } from '../../../src/actions/bootstrap/step.ts';
import { steps } from '../../../src/actions/bootstrap/steps.ts';
import { sourcePorts } from '../../../src/actions/source/sourcePorts.ts';
import { isRefusal } from '../../../src/domain/bootstrap/run.ts';
import type { Run } from '../../../src/domain/bootstrap/run.ts';
import { platformIn } from '../../../src/domain/bootstrap/source.ts';
import type { Source } from '../../../src/domain/bootstrap/source.ts';
import { switchId } from '../../../src/domain/bootstrap/switchId.ts';
import { gitWrites } from '../../../src/node/gitWrites.ts';
import { nodePrograms } from '../../../src/node/programs.ts';
import { platformOf } from '../../unit/live/platform.ts';
import { product } from '../failing.ts';
import { as, cluster } from '../harness/cluster.ts';
import { createRepository } from '../harness/git.ts';
import { newNamespace, remove, untilObject } from '../harness/objects.ts';
import { portsOf } from '../smallPhase.ts';
import { decided } from '../../unit/actions/bootstrap/decided.ts';

const never = new AbortController().signal;
const template = join(import.meta.dirname, '../../../platform-repo');
export const argo = 'argoproj.io/v1alpha1';
export const application = (name: string): Reference => ({
  apiVersion: argo,
  kind: 'Application',
  namespace: 'argocd',
  name,
});

/** A platform of the template's own root, with two applications, whose root reads the first of two repositories. */
export async function platform() {
  const namespace = await newNamespace();
  const [github, gitlab] = [await createRepository({ x: 'x\n' }), await createRepository({ x: 'x\n' })];
  const urls = { github: github.url, gitlab: gitlab.url };
  const home = mkdtempSync(join(tmpdir(), 'slipway-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const [folder, bin] = [join(home, 'work'), join(home, 'bin')];
  mkdirSync(bin);
  for (const name of ['helm', 'helmfile']) symlinkSync((await buildPeer(recipeOf(name))).path, join(bin, name));
  writeFileSync(join(home, '.gitconfig'), '[user]\n  name = Somebody\n  email = somebody@home.arpa\n');
  const environment = {
    PATH: [bin, process.env['PATH']].join(delimiter),
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, env: environment, encoding: 'utf8' }).trim();
  for (const part of ['root', 'bootstrap']) cpSync(join(template, part), join(folder, part), { recursive: true });
  for (const [path, text] of Object.entries(filesOf(namespace, urls))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=the platform');
  for (const [name, url] of [
    ['other', urls.gitlab],
    ['origin', urls.github],
  ] as const) {
    git('remote', 'add', name, url);
    git('push', '--quiet', '--force', '--set-upstream', name, 'main');
  }
  const names = [`${namespace}-a`, `${namespace}-b`];
  onTestFinished(() => clean(names));
  const spec = async () => {
    const text = git('show', ':platform.yaml');
    const said = platformIn(text);
    const row = { phase: 1, enabled: true };
    return platformOf([], {
      platform: 'platform' in said ? said.platform : null,
      applications: Object.fromEntries(names.map((name) => [name, row])),
      phases: [],
    });
  };
  // By the kubeconfig that helmfile reads as well.
  const kubeconfig = cluster().kubeconfigs.admin;
  const { live, phases, shows } = product(kubeconfig, await spec(), `switch-${namespace}`);
  await shows({ connection: 'live' });
  const { api, connection } = live;
  const uid = connection.state === 'live' ? connection.cluster.uid : null;
  if (api === null || uid === null) throw new Error('There is no connection.');
  const programs = nodePrograms(environment, () => [folder]);
  const ports: BootstrapPorts = {
    ...portsOf(api, uid, await spec(), steps.command),
    programs,
    git: gitWrites(nodePrograms({ ...environment, HOME: home }, () => [])),
    kubeconfig,
    steps,
    folder,
    platform: spec,
  };
  await install(ports, folder);
  const isWell = (one: KubeObject): boolean => {
    const { sync, health } = (one['status'] ?? {}) as { sync?: { status?: string }; health?: { status?: string } };
    return sync?.status === 'Synced' && health?.status === 'Healthy';
  };
  await untilObject(application('root'), 'is well', isWell);
  for (const name of names) await untilObject(application(name), 'is well', isWell);
  const lines: string[] = [];
  const switchTo = async (
    target: Source,
    { signal = never, onLine = () => undefined }: { signal?: AbortSignal; onLine?: (line: string) => void } = {},
  ): Promise<Run> => {
    const own = sourcePorts(ports, target);
    const plan = await planPhase(own, phases, { phase: switchId(target) }, () => undefined, never);
    if (isRefusal(plan)) throw new Error(plan.sentence);
    if (plan.obstacles.length > 0) throw new Error(plan.obstacles.join(' '));
    const events = {
      event: ({ step, state, message }: { step: string; state: string; message: string }) =>
        void lines.push(`${step} ${state}: ${message}`),
      line: (step: string, line: string) => {
        lines.push(`${step}: ${line}`);
        onLine(line);
      },
    };
    const ended = await runPlan(own, phases, { phase: switchId(target), uid, digest: plan.digest }, events, signal);
    if (isRefusal(ended)) throw new Error(ended.sentence);
    return ended;
  };
  return { namespace, urls, folder, git, lines, switchTo };
}

function filesOf(namespace: string, urls: Readonly<Record<Source, string>>): Readonly<Record<string, string>> {
  // One a project: the template's root makes no project without a namespace.
  const rows = Object.entries({ a: 'apps', b: 'ci' }).map(
    ([name, project]) =>
      `  ${namespace}-${name}: { folder: phases/1-storage/${name}, wave: 0, project: ${project}, namespace: ${namespace}, parts: [manifests] }\n`,
  );
  const charts = ['a', 'b'].flatMap((name) => [
    [`phases/1-storage/${name}/manifests/Chart.yaml`, `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`],
    [
      `phases/1-storage/${name}/manifests/templates/settings.yaml`,
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { key: one }\n`,
    ],
  ]);
  return {
    'platform.yaml': `platform:\n  releasedPhase: 1\n  repository:\n    primary: ${urls.gitlab}\n    mirror: ${urls.github}\n    source: github\n    revision: main\n`,
    'applications.yaml': `applications:\n${rows.join('')}`,
    'applications.local.yaml': 'applications: {}\n',
    'charts.lock': 'charts: []\n',
    ...(Object.fromEntries(charts) as Record<string, string>),
  };
}

/** As the step "Hand over to Argo CD" does it. */
async function install(ports: BootstrapPorts, folder: string): Promise<void> {
  const work = { kind: 'helmfile', rows: ['root-application'] } as const;
  const place = { folder } as StepPlace;
  const planned = await helmfileStep.plan(ports, place, work, never);
  expect(planned.shown.problem).toBeNull();
  expect(await helmfileStep.run(ports, place, decided(planned), () => undefined, never)).toMatchObject({
    state: 'passed',
  });
}

async function clean(names: readonly string[]): Promise<void> {
  await remove(application('root'));
  for (const name of names) await remove(application(name));
  for (const name of ['root', 'platform', 'apps', 'ci'])
    await remove({ apiVersion: argo, kind: 'AppProject', namespace: 'argocd', name });
  const secrets = await as('harness')('GET', '/api/v1/namespaces/argocd/secrets?labelSelector=owner%3Dhelm');
  for (const { metadata } of (secrets.body as { items: readonly KubeObject[] }).items)
    if (metadata.name.includes('.root-application.'))
      await remove({ apiVersion: 'v1', kind: 'Secret', namespace: 'argocd', name: metadata.name });
}
