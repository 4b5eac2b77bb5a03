import { expect, test } from 'vitest';
import { hasManySources, sourcesOf } from '../../../../src/domain/argocd/source.ts';

const one = { repoURL: 'https://git.example/a.git', path: 'b' };

test.each([
  ['no source', {}, [], false],
  ['one', { source: one }, [['https://git.example/a.git', null, 'b', 'HEAD', null]], false],
  [
    'a list, which wins',
    { source: one, sources: [{ repoURL: 'r', chart: 'c', targetRevision: '1.0.0', ref: 'v' }] },
    [['r', 'c', null, '1.0.0', 'v']],
    true,
  ],
  ['an empty list', { source: one, sources: [] }, [['https://git.example/a.git', null, 'b', 'HEAD', null]], false],
  [
    'a hydrator, which wins over both',
    { sources: [one], sourceHydrator: { drySource: { repoURL: 'd' }, syncSource: { targetBranch: 'env', path: 'p' } } },
    [['d', null, 'p', 'env', null]],
    false,
  ],
])('%s', (_, spec, sources, many) => {
  expect(
    sourcesOf({ spec }).map(({ repository, chart, path, revision, ref }) => [repository, chart, path, revision, ref]),
  ).toEqual(sources);
  expect(hasManySources({ spec })).toBe(many);
});
