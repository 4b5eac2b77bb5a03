import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { deployment, folder, installed, record, secret, whats, world } from './helmfileWorld.ts';

describe('The plan', () => {
  test('of a first installation has the programs with their versions, the release and its objects', async () => {
    const { plan, programs } = world();
    const planned = await plan();
    expect(planned.problem).toBeNull();
    expect(whats(planned)).toEqual([
      'run helmfile 1.8.0 (/usr/bin/helmfile) with Helm 4.3.1+gdeadbee (/usr/bin/helm)',
      'create Helm release apps/web: 1 object',
      'create Deployment apps/web',
    ]);
    expect(planned.changes[0]?.target).toBe('machine');
    expect(planned.changes[2]?.diff.split('\n')).toContain('+  replicas: 2');
    expect(planned.argv.join(' ')).toBe(
      '/usr/bin/helmfile --file bootstrap/helmfile.yaml.gotmpl --helm-binary /usr/bin/helm --kube-context home --no-color --skip-deps --selector row=web sync --hide-notes',
    );
    for (const run of programs.ran.filter(({ args }) => args.includes('--file'))) {
      expect(run).toMatchObject({ cwd: folder, input: null, environment: { KUBECONFIG: '/home/ada/kubeconfig' } });
      expect(run.environment).toMatchObject({ HELM_NO_PLUGINS: '1', HELMFILE_DISABLE_HOOKS: 'true' });
      expect(run.limit).toBeLessThanOrEqual(20_000);
    }
  });

  test('changes nothing, and reads no value of what Helm keeps', async () => {
    const { plan, cluster, programs } = world();
    cluster.put(record(1, 'deployed'));
    cluster.put(installed);
    await plan();
    expect(cluster.calls.filter((call) => /^(create|patch|remove)/.test(call))).toEqual([]);
    expect(programs.lines.some((line) => / sync( |$)/.test(line))).toBe(false);
  });

  test('of what is there already counts what stays, and shows what becomes another', async () => {
    const rendering = deployment + secret('hunter2').replace('Secret', 'ConfigMap').replace('stringData', 'data');
    const { plan, cluster } = world(rendering);
    cluster.put(record(3, 'deployed'));
    cluster.put(installed);
    cluster.put({
      ...installed,
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { ...installed.metadata, name: 'login' },
      spec: undefined,
      data: { password: 'old' },
    });
    const planned = await plan();
    expect(whats(planned).slice(1)).toEqual([
      'update Helm release apps/web, upgraded from version 3 (deployed): 1 object, 1 more as they are; what its chart does not name any more goes with it',
      'update ConfigMap apps/login',
    ]);
    expect(planned.changes[2]?.diff).toMatch(/^-  password: old$/m);
  });

  test('of what is all as wanted says so in words', async () => {
    const { plan, cluster } = world();
    cluster.put(record(3, 'failed'));
    cluster.put(installed);
    expect(whats(await plan()).slice(1)).toEqual([
      'update Helm release apps/web, upgraded from version 3 (failed): 1 object, as wanted already; what its chart does not name any more goes with it',
    ]);
  });

  test('tells charts what the cluster is, and whether they are there already', async () => {
    const { plan, cluster, programs } = world();
    const service = (name: string): ClusterObject => ({
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name },
    });
    for (const name of ['v1.', 'v1.apps', 'v1.policies.kyverno.io', 'v1; rm']) cluster.put(service(name));
    await plan();
    const line = programs.lines.find((one) => one.includes(' template ')) ?? '';
    expect(line).toContain(
      '--selector name=web,namespace=apps template --include-crds --skip-tests --kube-version v1.36.0',
    );
    expect(line).toContain('--template-args --api-versions=apps/v1,policies.kyverno.io/v1,v1');
    expect(line).not.toContain('--is-upgrade');
    cluster.put(record(1, 'failed'));
    await plan();
    expect(programs.lines.at(-1)).toContain('--is-upgrade');
  });

  test('has hooks that are run, and definitions that are missing', async () => {
    const hook = (name: string, event: string): string =>
      `---\n# Source: web/templates/${name}.yaml\napiVersion: batch/v1\nkind: Job\nmetadata: {name: ${name}, annotations: {helm.sh/hook: ${event}}}\n`;
    const definition = `---\n# Source: web/crds/x.yaml\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: things.example.org}\nspec: {group: example.org, scope: Cluster, names: {kind: Thing}}\n`;
    const thing = `---\n# Source: web/templates/thing.yaml\napiVersion: example.org/v1\nkind: Thing\nmetadata: {name: one}\n`;
    const { plan, cluster } = world(
      definition + thing + hook('before', 'pre-install') + hook('later', 'pre-upgrade') + hook('gone', 'post-delete'),
    );
    expect(whats(await plan()).slice(2)).toEqual([
      'create CustomResourceDefinition things.example.org',
      'create Thing one',
      'run Job apps/before, which Helm makes anew before the installation',
    ]);
    cluster.put(record(1, 'deployed'));
    expect(whats(await plan()).slice(2)).toEqual([
      'create Thing one',
      'run Job apps/later, which Helm makes anew before the upgrade',
    ]);
  });

  test('is nothing for no rows', async () => {
    const { plan, programs } = world();
    expect(await plan([])).toMatchObject({ argv: [], changes: [], problem: null });
    expect(programs.ran).toEqual([]);
  });

  test('never shows a value of a Secret', async () => {
    const { plan, cluster } = world(secret('hunter2'));
    const first = await plan();
    cluster.put(record(1, 'deployed'));
    cluster.put({
      ...installed,
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...installed.metadata, name: 'login' },
      spec: undefined,
      stringData: { password: 'hunter1' },
    });
    const second = await plan();
    expect(JSON.stringify([first, second])).not.toContain('hunter');
    expect(second.changes[2]?.diff).toContain('(hidden, changed)');
  });
});

test('A webhook that does not answer leaves it to the run, and that is said', async () => {
  const { plan, cluster } = world();
  cluster.fail('tryApply', failureOf('server', 'failed calling webhook "x"'), { times: 5 });
  const planned = await plan();
  expect(planned.problem).toBeNull();
  expect(whats(planned)).toContain('create Deployment apps/web (could not be tried: failed calling webhook "x")');
});
