import { expect, test } from 'vitest';
import { namespaceAround, ownersAround } from '../../../src/repository/namespace.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';

const platform = {
  '/home/lab/platform.yaml': 'platform:\n  releasedPhase: 0\n',
  '/home/lab/applications.yaml': [
    'applications:',
    '  gitlab: {folder: phases/4-services/gitlab, namespace: gitlab, parts: [secrets]}',
    '  inner: {folder: phases/4-services/gitlab/inner, namespace: inner}',
    '  gitlab-runner: {folder: phases/4-services/gitlab-runner, namespace: runner}',
    '',
  ].join('\n'),
  '/home/lab/applications.local.yaml': 'applications: {own: {folder: phases/4-services/own, namespace: mine}}\n',
  '/home/lab/phases/4-services/gitlab/overlay/kustomization.yaml': 'namespace: overlaid\n',
  '/home/other/platform.yaml': 'kind: Whatever\n',
  '/home/kustomized/kustomization.yml': 'resources: [a.yaml]\nnamespace: team\n',
  './kustomization.yaml': 'namespace: here\n',
  '/home/broken/kustomization.yaml': 'namespace: [team\n',
};

const cases: readonly (readonly [rule: string, path: string, namespace: string | null])[] = [
  ['A file below the folder of a row', '/home/lab/phases/4-services/gitlab/secrets/a.yaml', 'gitlab'],
  ['The deepest folder counts', '/home/lab/phases/4-services/gitlab/inner/a.yaml', 'inner'],
  ['A folder whose name begins alike is another', '/home/lab/phases/4-services/gitlab-runner/a.yaml', 'runner'],
  ['A row of the user', '/home/lab/phases/4-services/own/a.yaml', 'mine'],
  ['A kustomization beside the file wins', '/home/lab/phases/4-services/gitlab/overlay/a.yaml', 'overlaid'],
  ['A file of no row', '/home/lab/docs/a.yaml', null],
  ['platform.yaml of another tool', '/home/other/a.yaml', null],
  ['A kustomization without a platform', '/home/kustomized/a.yaml', 'team'],
  ['A kustomization that can not be read', '/home/broken/a.yaml', null],
  ['A file of the working directory', 'pod.yaml', 'here'],
  ['Paths of Windows', 'C:\\lab\\a.yaml', null],
];

test.each(cases)('%s', (_, path, namespace) => {
  const surroundings = memorySurroundings([], [], [], platform);
  expect(namespaceAround(path, (root) => surroundings.below(root))).toBe(namespace);
});

test('The applications of the platform around a folder, with the folders of their secrets', () => {
  const surroundings = memorySurroundings([], [], [], platform);
  const owners = ownersAround('/home/lab/phases/4-services', (root) => surroundings.below(root));
  expect(owners).toEqual([
    { application: 'gitlab', namespace: 'gitlab', folder: '/home/lab/phases/4-services/gitlab/secrets' },
    { application: 'inner', namespace: 'inner', folder: null },
    { application: 'gitlab-runner', namespace: 'runner', folder: null },
    { application: 'own', namespace: 'mine', folder: null },
  ]);
  expect(ownersAround('/home/other', (root) => surroundings.below(root))).toEqual([]);
});
