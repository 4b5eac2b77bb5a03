import { expect, test } from 'vitest';
import { changed, treeOf } from '../../../../../src/domain/policy/fixes/change.ts';
import { resourceWishes } from '../../../../../src/domain/policy/fixes/resourceWishes.ts';
import { unsaid } from '../../../../../src/domain/policy/outcome.ts';
import type { Plain } from '../../../../../src/domain/plain.ts';

const usual = { cpu: '100m', memory: '128Mi' };
const modest = { memory: '128Mi' };
const both = 'requests limits';

const cases: readonly (readonly [what: string, resources: Plain, spoken: string, title: string, expected: Plain])[] = [
  ['nothing', {}, both, 'Add requests and limits', { requests: usual, limits: modest }],
  ['nothing, where the policy speaks of one', {}, 'requests', 'Add requests', { requests: usual }],
  [
    'nothing, where the policy speaks of neither',
    {},
    '',
    'Add requests and limits',
    { requests: usual, limits: modest },
  ],
  [
    'all but a limit',
    { requests: { cpu: 1, memory: '1Gi' }, limits: { cpu: 2 } },
    both,
    'Add limits',
    { requests: { cpu: 1, memory: '1Gi' }, limits: { cpu: 2, memory: '1Gi' } },
  ],
  [
    'a small limit alone',
    { limits: { cpu: '10m' } },
    both,
    'Add requests and limits',
    { requests: { cpu: '10m', memory: '128Mi' }, limits: { cpu: '10m', memory: '128Mi' } },
  ],
];

test.each(cases)('A container that says %s', (_what, resources, spoken, title, expected) => {
  const data = { spec: { containers: [{ name: 'a', resources }] } };
  const spots = [{ steps: ['spec', 'containers', 0, 'resources', 'limits'], missing: true }];
  const [wish, ...others] = resourceWishes(
    { ...unsaid, outcome: 'fail', action: 'audit', spots },
    { spec: spoken },
    data,
  );
  expect(others).toEqual([]);
  expect(wish).toMatchObject({ isSure: false });
  expect(wish?.title('')).toBe(title);
  const changes = wish?.ways[0]?.changes ?? [];
  expect(changed(data, treeOf(changes))).toEqual({ spec: { containers: [{ name: 'a', resources: expected }] } });
});

test('A limit of CPU is written where nothing less mends it', () => {
  const data = { spec: { containers: [{ name: 'a' }] } };
  const spots = [{ steps: ['spec', 'containers', 0, 'resources'], missing: true }];
  const [wish] = resourceWishes({ ...unsaid, outcome: 'fail', action: 'audit', spots }, { spec: both }, data);
  const made = (wish?.ways ?? []).map(({ changes }) => changed(data, treeOf(changes)));
  const resources = { requests: usual, limits: usual };
  expect(made.at(-1)).toEqual({ spec: { containers: [{ name: 'a', resources }] } });
});

test.each([
  [
    [
      ['spec', 'containers', 0, 'resources'],
      ['spec', 'containers', 1, 'resources', 'limits'],
    ],
    ['Add requests and limits to 2 containers'],
  ],
  [
    [
      ['spec', 'containers', 0, 'image'],
      ['spec', 'resources'],
    ],
    [],
  ],
  [[['spec', 'containers', 2, 'resources']], []],
])('Places %j', (places, titles) => {
  const data = { spec: { containers: [{}, {}, { resources: { requests: usual, limits: usual } }] } };
  const spots = places.map((steps) => ({ steps, missing: true }));
  const wishes = resourceWishes({ ...unsaid, outcome: 'fail', action: 'audit', spots }, {}, data);
  expect(wishes.map(({ title, ways }) => title(ways[0]?.of ?? ''))).toEqual(titles);
});
