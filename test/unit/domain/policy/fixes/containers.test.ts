import { expect, test } from 'vitest';
import { besides, imagesIn, podPlaceOf } from '../../../../../src/domain/policy/fixes/containers.ts';
import type { Steps } from '../../../../../src/domain/policy/outcome.ts';

const template = ['spec', 'template', 'spec'];

test.each<[Steps, ReturnType<typeof podPlaceOf>]>([
  [['spec', 'hostPID'], { pod: ['spec'], container: null, rest: ['hostPID'] }],
  [[...template, 'hostPID'], { pod: template, container: null, rest: ['hostPID'] }],
  [['spec', 'containers', 1, 'image'], { pod: ['spec'], container: ['spec', 'containers', 1], rest: ['image'] }],
  [['template', 'initContainers', 0], { pod: ['template'], container: ['template', 'initContainers', 0], rest: [] }],
  [['spec', 'containers'], { pod: ['spec'], container: null, rest: ['containers'] }],
  [['metadata', 'labels'], null],
])('What %j is of a pod', (steps, expected) => {
  expect(podPlaceOf(steps)).toEqual(expected);
});

const data = { spec: { containers: [{ name: 'a' }, { name: 'b' }], initContainers: [{ name: 'c' }] } };

test.each([
  ['same list', [['spec', 'containers', 1]]],
  [
    'all',
    [
      ['spec', 'containers', 1],
      ['spec', 'initContainers', 0],
    ],
  ],
] as const)('Beside a container: %s', (which, expected) => {
  expect(besides(['spec', 'containers', 0], data, which)).toEqual(expected);
});

test('Images are found wherever containers are', () => {
  const container = { name: 'a', image: 'x:1' };
  expect(imagesIn({ items: [{ spec: { containers: [container, { name: 'b' }] } }, null] })).toEqual([container]);
});
