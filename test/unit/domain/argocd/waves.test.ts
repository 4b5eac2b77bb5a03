import { expect, test } from 'vitest';
import { standingOf } from '../../../../src/domain/argocd/state.ts';
import { phasesOf, waitsOf } from '../../../../src/domain/argocd/waves.ts';
import type { Row } from '../../../../src/domain/argocd/waves.ts';
import { application, health, now } from './fixtures.ts';
import type { Parts } from './fixtures.ts';

const rows: ReadonlyMap<string, Row> = new Map([
  ['namespaces', { phase: 1, wave: -2 }],
  ['longhorn', { phase: 1, wave: -1 }],
  ['kyverno', { phase: 3, wave: 0 }],
  ['policies', { phase: 3, wave: 1 }],
  ['gitlab', { phase: 4, wave: 2 }],
]);
const platform = { root: 'root', rows };
const foreign = 'nobody:x';

/** One application of a wave: `name wave` with what differs from a healthy one. */
function standing(name: string, wave: number, parts: Parts = {}, more: Record<string, string> = {}) {
  const annotations = { 'argocd.argoproj.io/sync-wave': String(wave), ...more };
  return standingOf(application(name, { ...parts, annotations }), now);
}

const root = standing('root', 0, { status: health('Progressing') }, { 'argocd.argoproj.io/tracking-id': foreign });
const well = [
  root,
  standing('namespaces', -2),
  standing('longhorn', -1),
  standing('kyverno', 0),
  standing('policies', 1),
  standing('gitlab', 2),
];
const degraded: Parts = { status: health('Degraded') };

function replaced(...others: ReturnType<typeof standing>[]) {
  return [
    ...well.filter(({ application: { name } }) => !others.some((one) => one.application.name === name)),
    ...others,
  ];
}

test('Nobody waits where all is well, however the root is', () => expect(waitsOf(well, platform)).toEqual([]));

test('Who is unwell in the lowest wave waits for nobody, and who is unwell above waits for them', () => {
  const standings = replaced(
    standing('longhorn', -1, degraded),
    standing('policies', 1, { status: { sync: { status: 'OutOfSync' } } }),
  );
  expect(waitsOf(standings, platform)).toEqual([
    { name: 'policies', wave: 1, there: true, for: { wave: -1, names: ['longhorn'] } },
  ]);
});

test('Who is not there yet waits for all that are not well in the lowest wave', () => {
  const standings = [root, standing('namespaces', -2), standing('longhorn', -1, { status: health('Suspended') })];
  const held = { wave: -1, names: ['longhorn'] };
  expect(waitsOf(standings, platform)).toEqual([
    { name: 'kyverno', wave: 0, there: false, for: held },
    { name: 'policies', wave: 1, there: false, for: held },
    { name: 'gitlab', wave: 2, there: false, for: held },
  ]);
});

test('Who is missing from the lowest wave holds up the others', () => {
  expect(waitsOf([root], platform).map(({ name, for: { names } }) => [name, names])).toEqual([
    ['longhorn', ['namespaces']],
    ['kyverno', ['namespaces']],
    ['policies', ['namespaces']],
    ['gitlab', ['namespaces']],
  ]);
});

test('What neither the table nor the root knows holds up nobody, and waits for nobody', () => {
  const stranger = standing('stranger', -3, degraded, { 'argocd.argoproj.io/tracking-id': foreign });
  const child = standing('child', -3, degraded);
  const sick = replaced(standing('gitlab', 2, degraded));
  expect(waitsOf([...sick, stranger], platform)).toEqual([]);
  expect(waitsOf([...sick, child], platform)).toEqual([
    { name: 'gitlab', wave: 2, there: true, for: { wave: -3, names: ['child'] } },
  ]);
});

test('One of the same name in another namespace is not the one of the table', () => {
  const other = standing(
    'longhorn',
    -3,
    { metadata: { namespace: 'team' }, ...degraded },
    { 'argocd.argoproj.io/tracking-id': foreign },
  );
  const standings = [...well.filter((one) => one.application.name !== 'longhorn'), other];
  expect(waitsOf(standings, platform)).toEqual([]);
  const [first] = phasesOf(standings, platform);
  expect(
    first?.waves.flatMap(({ members }) =>
      members.map(({ name, standing: there }) => [name, there?.application.namespace]),
    ),
  ).toEqual([
    ['longhorn', 'team'],
    ['namespaces', 'argocd'],
    ['longhorn', undefined],
    ['root', 'argocd'],
  ]);
});

test('Applications are grouped by phase and wave, what belongs to no phase last', () => {
  const lone = standing('lone', 5, { metadata: { labels: {} } }, { 'argocd.argoproj.io/tracking-id': foreign });
  const bare = [root, lone, standing('longhorn', -1)].map(({ application: one, ...rest }) =>
    Object.assign(rest, { application: Object.assign(one, { phase: null }) }),
  );
  const groups = phasesOf(bare, platform).map(({ phase, waves }) => [
    phase,
    waves.map(({ wave, members }) => [
      wave,
      members.map(({ name, standing: there }) => (there === null ? `(${name})` : name)),
    ]),
  ]);
  expect(groups).toEqual([
    [
      1,
      [
        [-2, ['(namespaces)']],
        [-1, ['longhorn']],
      ],
    ],
    [
      3,
      [
        [0, ['(kyverno)']],
        [1, ['(policies)']],
      ],
    ],
    [4, [[2, ['(gitlab)']]]],
    [
      null,
      [
        [0, ['root']],
        [5, ['lone']],
      ],
    ],
  ]);
});

test('Without a table the label of the template tells the phase, and the cluster the wave', () => {
  const groups = phasesOf([standing('longhorn', -1)], { root: null, rows: new Map() });
  expect(groups.map(({ phase, waves }) => [phase, waves[0]?.wave])).toEqual([[1, -1]]);
});
