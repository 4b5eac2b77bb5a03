import { expect, test } from 'vitest';
import { fieldWishes } from '../../../../../src/domain/policy/fixes/fieldWishes.ts';
import type { Spot } from '../../../../../src/domain/policy/outcome.ts';
import { unsaid } from '../../../../../src/domain/policy/outcome.ts';

const data = {
  kind: 'Pod',
  spec: {
    hostPID: true,
    containers: [
      { name: 'a', ports: [{ hostPort: 1 }, { hostPort: 2 }] },
      { name: 'b', securityContext: { runAsNonRoot: true, capabilities: { drop: ['CHOWN'] } } },
    ],
    initContainers: [{ name: 'c', ports: [{ hostPort: 3 }] }],
  },
};

const container = (index: number, ...rest: readonly (string | number)[]): Spot['steps'] => [
  'spec',
  'containers',
  index,
  ...rest,
];

const cases: readonly (readonly [
  what: string,
  steps: readonly Spot['steps'][],
  expression: string,
  titles: readonly string[],
])[] = [
  ['a field that is there', [['spec', 'hostPID']], '', ['Set hostPID to false']],
  ['a field that is well', [container(1, 'securityContext', 'runAsNonRoot')], '', []],
  [
    'what is around a field that the policy speaks of',
    [container(0, 'securityContext')],
    'c.?securityContext.?runAsNonRoot',
    ['Set runAsNonRoot to true'],
  ],
  ['what is around fields that it does not speak of', [container(0, 'securityContext')], 'c.securityContext', []],
  ['an item of it', [container(1, 'securityContext', 'capabilities', 'drop', 0)], '', ['Drop all capabilities']],
  [
    'a pod and a container',
    [['spec', 'securityContext'], container(0, 'securityContext')],
    'runAsNonRoot',
    ['Set runAsNonRoot to true', 'Set runAsNonRoot to true', 'Change runAsNonRoot'],
  ],
  [
    'several containers',
    [container(0, 'securityContext'), container(1, 'securityContext')],
    'readOnlyRootFilesystem',
    ['Set readOnlyRootFilesystem of 2 containers to true'],
  ],
  [
    'several fields',
    [['spec', 'hostPID'], container(0, 'ports', 0, 'hostPort')],
    '',
    ['Set hostPID to false', 'Remove hostPort', 'Change hostPID and hostPort'],
  ],
  ['nothing of a pod', [['metadata', 'labels']], 'runAsNonRoot', []],
  ['a whole container', [container(0)], 'runAsNonRoot', []],
];

test.each(cases)('%s', (_what, steps, expression, titles) => {
  const outcome = {
    ...unsaid,
    outcome: 'fail',
    action: 'audit',
    spots: steps.map((one) => ({ steps: one, missing: true })),
  } as const;
  const wishes = fieldWishes(outcome, { spec: { validations: [{ expression }] } }, data);
  expect(wishes.map(({ title, ways }) => title(ways[0]?.of ?? ''))).toEqual(titles);
});

test('Ports are those that are told, or all', () => {
  const spots = [{ steps: container(0, 'ports', 0, 'hostPort'), missing: false }];
  const [wish] = fieldWishes({ ...unsaid, outcome: 'fail', action: 'audit', spots }, {}, data);
  expect(wish?.ways.map(({ of, changes }) => [of, changes.length])).toEqual([
    ['', 1],
    [' of 3 ports', 3],
  ]);
});
