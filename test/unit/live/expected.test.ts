import { expect, test } from 'vitest';
import type { ApplicationSpec, Json, PlatformSpec } from '../../../src/domain/phases/spec.ts';
import { expectedOf } from '../../../src/live/expected.ts';

const spec = (platform: Json, applications: Readonly<Record<string, ApplicationSpec>>): PlatformSpec => ({
  name: 'home',
  platform,
  applications,
  phases: [],
  files: {},
  problems: [],
});

const rows = {
  longhorn: { phase: 1, enabled: true, wave: -1 },
  gitlab: { phase: 4, enabled: true, wave: 1 },
  backup: { phase: 1, enabled: false, wave: 0 },
  own: { phase: -1, enabled: true, wave: 'x' },
};

test.each<[string, Json, readonly string[]]>([
  ['of phases that are released', { releasedPhase: 1 }, ['longhorn', 'own']],
  ['of all phases when that is not said', {}, ['longhorn', 'gitlab', 'own']],
  ['of all phases when it is no number', { releasedPhase: 'x' }, ['longhorn', 'gitlab', 'own']],
  ['of all phases when nothing can be read', null, ['longhorn', 'gitlab', 'own']],
])('Rows are expected that apply, %s', (_, platform, names) => {
  const { root, rows: expected } = expectedOf(spec(platform, rows));
  expect([root, [...expected.keys()]]).toEqual(['root', names]);
});

test('A row has the phase of its folder and the wave that it says', () => {
  const { rows: expected } = expectedOf(spec({}, rows));
  expect(expected.get('longhorn')).toEqual({ phase: 1, wave: -1 });
  expect(expected.get('own')).toEqual({ phase: null, wave: 0 });
});

test('Without files nothing is expected', () => {
  expect(expectedOf(null)).toEqual({ root: 'root', rows: new Map() });
});
