import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { build, deployment, folder, installed, list, record, secret, verb, world } from './helmfileWorld.ts';
import type { World } from './helmfileWorld.ts';

describe('It is not done', () => {
  test.each<readonly [string, (world: World) => unknown, RegExp]>([
    ['without helmfile', ({ programs }) => programs.paths.delete('helmfile'), /^There is no helmfile on the PATH/],
    [
      'with a helmfile that runs something while it is read',
      ({ files }) => (files[`${folder}/applications.yaml`] = 'when: \'{{ exec "sh" list }}\''),
      /^applications\.yaml calls "exec"/,
    ],
    [
      'with a helmfile that fails',
      ({ programs }) =>
        programs.on(verb('list'), { status: 1, stderr: 'in ./x: .charts/web-1.0.0.tgz is not the package.\n' }),
      /^bootstrap\/helmfile\.yaml\.gotmpl can't be read: in \.\/x: \.charts\/web-1\.0\.0\.tgz is not the package\.$/,
    ],
    [
      'with a row that has no release',
      ({ programs }) => programs.on(verb('list'), { status: 3, stderr: 'err: no releases found\n' }),
      /has no release with the label row=web\.$/,
    ],
    [
      'with a chart that would have to be fetched',
      ({ programs }) => programs.on(verb('list'), list({ chart: 'web/web', version: '1.0.0' })),
      /^The chart web 1\.0\.0 of release apps\/web is not in \.charts, .*run ci\/charts\.sh/,
    ],
    [
      'with hooks of helmfile',
      ({ programs }) => programs.on(verb('build'), build({ hooks: [{ command: 'sh' }] })),
      /^Release apps\/web uses "hooks"/,
    ],
    [
      'when the chart does not render',
      ({ programs }) => programs.on(verb('template'), { status: 1, stderr: 'Error: no value for x\n' }),
      /^Release apps\/web does not render: no value for x\.$/,
    ],
    ...(['pending-install', 'pending-upgrade', 'pending-rollback', 'uninstalling'] as const).map(
      (status) =>
        [
          `while the release is ${status}`,
          ({ cluster }: World) => cluster.put(record(2, status)),
          new RegExp(`^Helm release apps/web is ${status} in version 2: .*helm uninstall web`),
        ] as const,
    ),
    [
      'to what Argo CD has adopted',
      ({ cluster }) =>
        cluster.put({
          ...installed,
          metadata: {
            ...installed.metadata,
            annotations: { 'argocd.argoproj.io/tracking-id': 'web:apps/Deployment:apps/web' },
          },
        }),
      /^Deployment apps\/web belongs to the Application "web" of Argo CD: change it through Git/,
    ],
    [
      'without its namespace',
      ({ cluster }) => cluster.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } }),
      /^There is no namespace "apps" for release apps\/web/,
    ],
    [
      'when admission refuses it',
      ({ cluster }) => (cluster.writes.admission = () => 'denied by policy x'),
      /^Deployment apps\/web would not be taken: denied by policy x/,
    ],
    [
      'when the records of Helm can not be read',
      ({ cluster }) => cluster.fail('list', failureOf('forbidden', 'You may not.'), { kind: 'v1 Secret' }),
      /^What Helm has installed is not known: You may not\.$/,
    ],
    [
      'when the cluster does not answer',
      ({ cluster }) => cluster.fail('version', failureOf('unreachable', 'Nobody answers.')),
      /^Nobody answers\.$/,
    ],
  ])('%s', async (_, arrange, problem) => {
    const made = world();
    arrange(made);
    expect((await made.plan()).problem).toMatch(problem);
    expect(made.programs.lines.some((line) => / sync( |$)/.test(line))).toBe(false);
  });

  test('because of the first of several things, and says how many there are', async () => {
    const { plan, cluster } = world(deployment + secret('x'));
    cluster.writes.admission = ({ kind }) => `${kind} is not wanted`;
    expect((await plan()).problem).toMatch(/^Deployment apps\/web .*\(And 1 more like it\.\)$/);
  });

  test('for a name that is no row', async () => {
    expect((await world().plan(['web,name=x'])).problem).toMatch(/^"web,name=x" can be no row/);
  });
});
