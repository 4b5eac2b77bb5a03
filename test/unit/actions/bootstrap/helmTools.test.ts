import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  findHelmTools,
  helmfileArgs,
  helmfilePath,
  helmRun,
  installLimit,
  why,
} from '../../../../src/actions/bootstrap/helmTools.ts';
import type { ProgramEnded } from '../../../../src/writes.ts';
import { folder, never, world } from './helmfileWorld.ts';
import type { World } from './helmfileWorld.ts';

describe('helmfile and Helm', () => {
  test('are found on the PATH, and say their versions', async () => {
    const { programs } = world();
    expect(await findHelmTools(programs, never)).toEqual({
      helmfile: { path: '/usr/bin/helmfile', version: '1.8.0' },
      helm: { path: '/usr/bin/helm', version: '4.3.1+gdeadbee' },
    });
    expect(programs.lines).toEqual(['helmfile --version', 'helm version --short']);
  });

  const missing = (name: string): string => `There is no ${name} on the PATH: install it, and plan again.`;
  const dumb = (name: string): string =>
    `/usr/bin/${name} does not say its version: look at whether it is ${name}, and plan again.`;

  test.each<readonly [string, (programs: World['programs']) => unknown, string]>([
    ['there is no helmfile', ({ paths }) => paths.delete('helmfile'), missing('helmfile')],
    ['there is no Helm', ({ paths }) => paths.delete('helm'), missing('helm')],
    ['there is neither', ({ paths }) => paths.clear(), missing('helmfile')],
    [
      'helmfile can not be started',
      (programs) => programs.on(['helmfile', '--version'], { problem: "it can't be started: it is no program" }),
      dumb('helmfile'),
    ],
    ['Helm is something else', (programs) => programs.on(['helm', 'version'], { stdout: 'Ahoy!\n' }), dumb('helm')],
  ])('are not when %s', async (_, arrange, problem) => {
    const { programs } = world();
    arrange(programs);
    expect(await findHelmTools(programs, never)).toEqual({ problem });
  });

  test('are not looked for any more when nobody waits', async () => {
    await expect(findHelmTools(world().programs, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});

describe('helmfile', () => {
  const tools = {
    helmfile: { path: '/opt/helmfile', version: '1.8.0' },
    helm: { path: '/opt/my helm', version: '4.3.1' },
  };

  test.each<readonly [readonly string[], readonly string[]]>([
    [[], []],
    [['row=web'], ['--selector', 'row=web']],
    [
      ['row=web', 'row=db'],
      ['--selector', 'row=web', '--selector', 'row=db'],
    ],
  ])('is told the cluster, the Helm, and which releases: %j', (selectors, last) => {
    expect(helmfileArgs(tools, 'at home', selectors)).toEqual([
      '--file',
      helmfilePath,
      '--helm-binary',
      '/opt/my helm',
      '--kube-context',
      'at home',
      '--no-color',
      '--skip-deps',
      ...last,
    ]);
  });
});

describe('A run', () => {
  const run = { program: '/usr/bin/helmfile', args: ['list'] };
  const { environment } = helmRun({ kubeconfig: null }, folder, run);

  test('is in the folder, hears nothing, and ends soon', () => {
    const { sees, environment: _, ...others } = helmRun({ kubeconfig: null }, folder, run);
    expect(others).toEqual({ ...run, cwd: folder, input: null, limit: 20_000, onLine: null });
    expect(sees).toEqual([
      'KUBECONFIG',
      'HTTPS_PROXY',
      'https_proxy',
      'NO_PROXY',
      'no_proxy',
      'SSL_CERT_FILE',
      'SSL_CERT_DIR',
    ]);
  });

  test('has a longer limit, and somebody who listens, when it says so', () => {
    const onLine = (): void => undefined;
    const { limit, onLine: listens } = helmRun({ kubeconfig: null }, folder, { ...run, limit: installLimit, onLine });
    expect(limit).toBe(1_800_000);
    expect(listens).toBe(onLine);
  });

  test('has the kubeconfig that was named, and that of the user otherwise', () => {
    const named = helmRun({ kubeconfig: '/home/ada/kubeconfig' }, folder, run).environment;
    expect(named).toEqual({ ...environment, KUBECONFIG: '/home/ada/kubeconfig' });
    expect(environment).not.toHaveProperty('KUBECONFIG');
  });

  test('sees nothing that is the own of the user, and runs no hooks', () => {
    expect(environment).toEqual({
      HELM_NO_PLUGINS: '1',
      HELM_PLUGINS: '/dev/null/helm',
      HELM_CACHE_HOME: '/dev/null/helm',
      HELM_CONFIG_HOME: '/dev/null/helm',
      HELM_DATA_HOME: '/dev/null/helm',
      HELM_REGISTRY_CONFIG: expect.any(String),
      HELMFILE_CACHE_HOME: '/dev/null/helm',
      HELMFILE_DISABLE_HOOKS: 'true',
      HELMFILE_UPGRADE_NOTICE_DISABLED: 'true',
    });
  });

  /** Helm 4.3.1 goes on without a file that is not there (ENOENT), and ends at one below a file (ENOTDIR). */
  test('names as the logins of registries a file that is not there, but could be', async () => {
    const path = environment['HELM_REGISTRY_CONFIG'] ?? '';
    expect(path).toMatch(/^\/dev\/[a-z-]+$/);
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test.each<readonly [string, Partial<ProgramEnded>, string]>([
  ['it did not end', { status: null, problem: 'too late', stderr: 'Error: x\n' }, ': too late'],
  ['Helm says it', { status: 1, stderr: 'in ./x: failed\nError: no value for x.\n\n' }, ': no value for x'],
  ['helmfile says it', { status: 1, stderr: 'in ./x: no such file.\nmore\n' }, ': in ./x: no such file'],
  ['nobody says it', { status: 2, stderr: ' \n' }, ' (status 2)'],
])('Why it failed, as the end of a sentence: %s', (_, ended, expected) => {
  expect(why({ status: null, stdout: 'hunter2\n', stderr: '', problem: null, ...ended })).toBe(expected);
});
