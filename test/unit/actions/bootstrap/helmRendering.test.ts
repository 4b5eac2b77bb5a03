import { describe, expect, test } from 'vitest';
import { renderRelease, selectorsOf, wantedReleases } from '../../../../src/actions/bootstrap/helmRendering.ts';
import type { Scripted } from '../../../fakes/programs.ts';
import { build, deployment, folder, list, never, secret, verb, world } from './helmfileWorld.ts';
import type { World } from './helmfileWorld.ts';

const tools = {
  helmfile: { path: '/usr/bin/helmfile', version: '1.8.0' },
  helm: { path: '/usr/bin/helm', version: '4.3.1' },
};
const begin =
  'helmfile --file bootstrap/helmfile.yaml.gotmpl --helm-binary /usr/bin/helm --kube-context home --no-color --skip-deps';
const release = { name: 'web', namespace: 'apps', chart: '../.charts/web-1.0.0.tgz', version: '' };

const portsOf = ({ programs, cluster }: World) => ({ programs, cluster, kubeconfig: '/home/ada/kubeconfig' });

describe('The releases of rows', () => {
  const wanted = (made: World, rows: readonly string[] = ['web'], signal = never) =>
    wantedReleases(portsOf(made), folder, tools, rows, signal);

  test('are those that helmfile lists, and then builds', async () => {
    const made = world();
    expect(await wanted(made, ['web', 'db'])).toEqual([release]);
    const own = `${begin} --selector row=web --selector row=db`;
    expect(made.programs.lines).toEqual([`${own} list --output json`, `${own} build`]);
    expect(made.programs.ran[0]).toMatchObject({ cwd: folder, environment: { KUBECONFIG: '/home/ada/kubeconfig' } });
  });

  const unread = "bootstrap/helmfile.yaml.gotmpl can't be read";
  const none = 'bootstrap/helmfile.yaml.gotmpl has no release with the label row=web or db.';
  const fetched = (chart: string): string =>
    `The chart ${chart} of release apps/web is not in .charts, and Slipway fetches none: run ci/charts.sh, which does and checks it against charts.lock, and plan again.`;

  test.each<readonly [string, Scripted, string]>([
    [
      'it fails',
      { status: 1, stderr: 'in ./x: .charts/web-1.0.0.tgz is not the package.\n' },
      `${unread}: in ./x: .charts/web-1.0.0.tgz is not the package.`,
    ],
    ['it does not end', { problem: 'it did not end within 20 s' }, `${unread}: it did not end within 20 s.`],
    ['it is no list', { stdout: 'hello' }, `${unread} (status 0).`],
    ['none matches', { status: 3, stderr: 'err: no releases found\n' }, none],
    ['it is a list of nothing', { stdout: '[]' }, none],
    ['it is the nothing of Go', { stdout: 'null' }, none],
    ['a chart is of a repository', list({ chart: 'web/web', version: '1.0.0' }), fetched('web 1.0.0')],
    ['a chart is of a registry', list({ chart: 'oci://example.org/charts/web' }), fetched('web')],
  ])('are not built when %s', async (_, scripted, problem) => {
    const made = world();
    made.programs.on(verb('list'), scripted);
    expect(await wanted(made, ['web', 'db'])).toEqual({ problem });
    expect(made.programs.ran).toHaveLength(1);
  });

  test.each<readonly [string, Scripted, RegExp]>([
    [
      'can not be built',
      { status: 1, stderr: 'Error: no value for x\n' },
      /^bootstrap\/helmfile\.yaml\.gotmpl can't be read: no value for x\.$/,
    ],
    ['have hooks', build({ hooks: [{ command: 'sh' }] }), /^Release apps\/web uses "hooks"/],
    ['lead to another cluster', build({ kubeContext: 'work' }), /^Release apps\/web uses "kubeContext"/],
  ])('are none when they %s', async (_, scripted, problem) => {
    const made = world();
    made.programs.on(verb('build'), scripted);
    expect(await wanted(made)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test('may be in the context that is written to', async () => {
    const made = world();
    made.programs.on(verb('build'), build({ kubeContext: 'home' }));
    expect(await wanted(made)).toEqual([release]);
  });

  test('are not asked for any more when nobody waits', async () => {
    await expect(wanted(world(), ['web'], AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  test('have the label of one of them', () => {
    expect(selectorsOf(['web', 'db'])).toEqual(['row=web', 'row=db']);
  });
});

describe('A release', () => {
  const render = (made: World, apis: readonly string[] = [], isUpgrade = false) =>
    renderRelease(
      portsOf(made),
      folder,
      { tools, release, values: [], capabilities: { version: 'v1.36.4+k3s1', apis }, isUpgrade },
      never,
    );

  /** What must be rendered. */
  async function rendered(...rendering: readonly string[]) {
    const one = await render(world(rendering));
    if ('problem' in one) throw new Error(one.problem);
    return one;
  }

  test.each<readonly [string, readonly string[], boolean, string]>([
    ['without anything else', [], false, ''],
    ['with all that is served', ['apps/v1', 'v1'], false, ' --template-args --api-versions=apps/v1,v1'],
    ['as one that is there', [], true, ' --template-args --is-upgrade'],
    ['with both', ['apps/v1', 'v1'], true, ' --template-args --api-versions=apps/v1,v1 --is-upgrade'],
  ])('is rendered twice by itself alone, for the version of the cluster, %s', async (_, apis, isUpgrade, last) => {
    const made = world();
    await render(made, apis, isUpgrade);
    const line = `${begin} --selector name=web,namespace=apps template --include-crds --skip-tests --kube-version v1.36.4+k3s1${last}`;
    expect(made.programs.lines).toEqual([line, line]);
    // However many are served, it is one word.
    expect(made.programs.ran[0]?.args.at(-1)).toBe(
      last === '' ? 'v1.36.4+k3s1' : last.slice(' --template-args '.length),
    );
    expect(made.cluster.calls).toEqual([]);
  });

  test('is its objects, of which nothing is made anew', async () => {
    expect(await rendered(deployment + secret('x'))).toEqual({
      objects: [
        {
          object: expect.objectContaining({ kind: 'Deployment' }),
          source: 'web/templates/deployment.yaml',
          role: 'object',
          hooks: [],
        },
        {
          object: expect.objectContaining({ kind: 'Secret' }),
          source: 'web/templates/secret.yaml',
          role: 'object',
          hooks: [],
        },
      ],
      generated: [false, false],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('is known by what stays the same from one rendering to the next', async () => {
    const one = await rendered(deployment + secret('a'), deployment + secret('b'));
    expect(one.generated).toEqual([false, true]);
    const [again, fixed, other] = [
      await rendered(deployment + secret('c'), deployment + secret('d')),
      await rendered(deployment + secret('a')),
      await rendered(deployment.replace('2', '3') + secret('a'), deployment.replace('2', '3') + secret('b')),
    ];
    expect(again.digest).toBe(one.digest);
    expect(new Set([one, fixed, other].map(({ digest }) => digest)).size).toBe(3);
  });

  test('has the first of both renderings', async () => {
    const { objects } = await rendered(secret('a'), secret('b'));
    expect(objects[0]?.object).toMatchObject({ stringData: { password: 'a' } });
  });

  test('may consist of nothing', async () => {
    expect(await rendered('')).toMatchObject({ objects: [], generated: [] });
  });

  test.each<readonly [string, string | readonly string[], Scripted | null, RegExp]>([
    [
      'fails',
      '',
      { status: 1, stderr: 'Error: no value for x\n' },
      /^Release apps\/web does not render: no value for x\.$/,
    ],
    [
      'takes too long',
      '',
      { problem: 'it did not end within 20 s' },
      /^Release apps\/web does not render: it did not end within 20 s\.$/,
    ],
    ['can not be read', 'a: [\n', null, /^What a chart renders to can't be read/],
    ['can not be read the second time', [deployment, 'hello\n'], null, /^What a chart renders to is no object/],
    [
      'is another number of objects each time',
      [deployment, deployment + secret('x')],
      null,
      /^Release apps\/web renders to 1 object, and then to 2: what it would install can't be agreed to\.$/,
    ],
  ])('is none when its rendering %s', async (_, rendering, scripted, problem) => {
    const made = world(rendering);
    if (scripted !== null) made.programs.on(verb('template'), scripted);
    expect(await render(made)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
