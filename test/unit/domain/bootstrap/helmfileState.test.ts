import { describe, expect, test } from 'vitest';
import { isLocalChart, nameOfRelease, readHelmfileState } from '../../../../src/domain/bootstrap/helmfileState.ts';

const release = { name: 'web', namespace: 'apps', chart: '../.charts/web-1.0.0.tgz', labels: { row: 'web' } };

/** What `helmfile build` prints of a state. */
function state(of: object): ReturnType<typeof readHelmfileState> {
  return readHelmfileState(
    `---\n#  Source: /platform/bootstrap/helmfile.yaml.gotmpl\n\n${JSON.stringify(of)}\n`,
    'home',
  );
}

describe('A helmfile', () => {
  test('names its releases', () => {
    const other = { ...release, name: 'db', version: '2.0.0', chart: 'stable/db', wait: false, needs: ['apps/web'] };
    expect(state({ releases: [release, other] })).toEqual({
      releases: [
        { name: 'web', namespace: 'apps', chart: '../.charts/web-1.0.0.tgz', version: '' },
        { name: 'db', namespace: 'apps', chart: 'stable/db', version: '2.0.0' },
      ],
      problems: [],
    });
  });

  test('may say what it says of itself: what nobody has written, and our context', () => {
    const usual = {
      environments: { default: { values: ['x'] } },
      kubeContext: 'home',
      filepath: 'helmfile.yaml.gotmpl',
      helmBinary: '/usr/bin/helm',
      kustomizeBinary: 'kustomize',
      renderedvalues: { platform: {} },
      helmDefaults: {
        kubeContext: 'home',
        verify: false,
        timeout: 900,
        wait: true,
        waitRetries: 0,
        serverSide: 'false',
      },
      templates: {},
      hooks: [],
      releases: [{ ...release, kubeContext: 'home', chartPath: '/x/web', installed: true, force: false }],
    };
    expect(state(usual).problems).toEqual([]);
  });

  test.each([
    ['hooks', { hooks: [{ events: ['presync'], command: 'sh' }] }, '"hooks"'],
    ['other helmfiles', { helmfiles: [{ path: 'x' }] }, '"helmfiles"'],
    ['another Kustomize', { kustomizeBinary: './x' }, '"kustomizeBinary"'],
    ['another cluster', { kubeContext: 'other' }, '"kubeContext"'],
    ['arguments of its own', { helmDefaults: { args: ['--kube-context', 'other'] } }, 'helmDefaults uses "args"'],
    ['a post-renderer', { helmDefaults: { postRenderer: './x' } }, '"postRenderer"'],
    ['two of them', { hooks: [{}], bases: ['x'] }, '"hooks", "bases"'],
  ])('with %s is not run', (_, more, named) => {
    const { problems } = state({ releases: [release], ...more });
    expect(problems).toEqual([expect.stringContaining(named)]);
    expect(problems[0]).toContain('which Slipway does not run');
  });

  test.each([
    ['hooks', { hooks: [{ events: ['presync'], command: 'sh' }] }, 'Release apps/web uses "hooks"'],
    ['secrets of a plugin', { secrets: ['x'] }, '"secrets"'],
    ['another cluster', { kubeContext: 'other' }, '"kubeContext"'],
    ['values of the command line', { set: [{ name: 'a', value: 'b' }] }, '"set"'],
    ['patches', { strategicMergePatches: ['x'] }, '"strategicMergePatches"'],
    ['a removal', { installed: false }, 'Slipway installs releases, and removes none'],
    ['values from an address', { values: ['git::https://example.org/x.yaml'] }, 'is no file of the repository'],
    ['values that a template makes', { values: ['values.yaml.gotmpl'] }, 'is no file of the repository'],
    ['no namespace', { namespace: '' }, 'needs a namespace and a name'],
    ['a name that is none', { name: 'web,namespace=x' }, 'needs a namespace and a name'],
  ])('with a release that has %s is not run', (_, more, named) => {
    expect(state({ releases: [{ ...release, ...more }] }).problems).toEqual([expect.stringContaining(named)]);
  });

  test('takes values that stand in it, and files of the repository', () => {
    const values = ['../platform.yaml', '../phases/2-gitops/argocd/values.yaml', { a: 'https://example.org' }];
    expect(state({ releases: [{ ...release, values }] }).problems).toEqual([]);
  });

  test('that can not be read says so', () => {
    expect(readHelmfileState('---\nreleases: [\n', 'home').problems).toEqual([
      expect.stringMatching(/^What helmfile makes of it can't be read: /),
    ]);
    expect(readHelmfileState('', 'home')).toEqual({ releases: [], problems: [] });
    expect(readHelmfileState('---\n[1]\n---\nreleases: 3\n', 'home')).toEqual({ releases: [], problems: [] });
  });
});

test.each([
  ['../.charts/web-1.0.0.tgz', true],
  ['./root-application', true],
  ['/srv/charts/web', true],
  ['stable/web', false],
  ['oci://ghcr.io/x/web', false],
  ['git::https://example.org/web', false],
  ['.charts', false],
])('The chart %s lies on this machine: %s', (chart, expected) => {
  expect(isLocalChart({ ...release, version: '', chart })).toBe(expected);
  expect(nameOfRelease(release)).toBe('apps/web');
});
