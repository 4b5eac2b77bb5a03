import { expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { nearnessOf } from '../../../../../src/domain/policy/pattern/nearness.ts';

const pod: Data = {
  spec: {
    hostNetwork: false,
    containers: [
      { name: 'web', image: 'a:1' },
      { name: 'db', image: 'b:1' },
    ],
  },
};

test.each<[string, Data, { readonly met: number; readonly unmet: number }]>([
  ['a value that is as wanted', { spec: { hostNetwork: false } }, { met: 1, unmet: 0 }],
  ['one that is not', { spec: { hostNetwork: true } }, { met: 0, unmet: 1 }],
  [
    'several by themselves',
    { spec: { hostNetwork: false, containers: [{ name: 'web', image: '*:1' }] } },
    { met: 2, unmet: 1 },
  ],
  ['all that something lacks once', { spec: { os: 'linux', dns: { policy: 'x', more: 'y' } } }, { met: 0, unmet: 1 }],
  ['nothing of what need not be there', { spec: { '=(os)': 'linux' } }, { met: 0, unmet: 0 }],
  ['what need not be there and is', { spec: { '=(hostNetwork)': false } }, { met: 1, unmet: 0 }],
  ['what must not be there', { spec: { 'X(os)': 'null' } }, { met: 1, unmet: 0 }],
  ['what must not be there and is', { spec: { 'X(hostNetwork)': 'null' } }, { met: 0, unmet: 1 }],
  ['a list in which one is enough', { spec: { '^(containers)': [{ name: 'web' }] } }, { met: 1, unmet: 0 }],
  [
    'only what a condition is about',
    { spec: { containers: [{ '(name)': 'web', image: 'a:1' }] } },
    { met: 1, unmet: 0 },
  ],
  ['nothing where a condition does not hold', { spec: { '(hostNetwork)': true, os: 'x' } }, { met: 0, unmet: 0 }],
  ['a condition alone', { spec: { '(hostNetwork)': false } }, { met: 0, unmet: 0 }],
  ['a list of texts', { spec: { containers: ['x'] } }, { met: 0, unmet: 1 }],
])('counts %s', (_, pattern, nearness) => {
  expect(nearnessOf(pod, pattern)).toEqual(nearness);
});

test('A pattern of any size is looked at in part', () => {
  const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index]));
  const { met, unmet } = nearnessOf(wide, wide);
  expect([met, unmet]).toEqual([100, 0]);
});
