import { expect, test } from 'vitest';
import { KnownKindNames } from '../../../src/repository/knownKinds.ts';

const bundled = {
  groups: ['', 'apps'],
  group: (group: string) =>
    group === 'apps' ? { kinds: ['v1/Deployment', 'v1beta1/Deployment'], complete: true } : undefined,
};
const crds = {
  groups: ['apps', 'example.org'],
  kindsIn: (group: string) => (group === 'example.org' ? ['v1/Widget'] : []),
  revision: 1,
};

test('Known is what comes with Slipway and what the repository defines, each once', () => {
  const names = new KnownKindNames(bundled, crds);
  expect(names.groups).toEqual(['', 'apps', 'example.org']);
  expect(names.in('apps')).toEqual(['v1/Deployment', 'v1beta1/Deployment']);
  expect(names.all()).toEqual([
    { group: 'apps', kind: 'Deployment' },
    { group: 'example.org', kind: 'Widget' },
  ]);
  expect(new KnownKindNames(bundled, null).all()).toEqual([{ group: 'apps', kind: 'Deployment' }]);
});

test('All are listed once, and anew when the repository defines something else', () => {
  const defined = { ...crds, groups: [] as string[] };
  const names = new KnownKindNames(bundled, defined);
  const before = names.all();
  expect([before.length, names.all() === before]).toEqual([1, true]);
  Object.assign(defined, { groups: ['example.org'], revision: 2 });
  expect(names.all()).toContainEqual({ group: 'example.org', kind: 'Widget' });
});
