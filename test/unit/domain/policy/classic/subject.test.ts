import { expect, test } from 'vitest';
import { both, root, step } from '../../../../../src/domain/cel/value/origin.ts';
import type { Origin } from '../../../../../src/domain/cel/value/origin.ts';
import { stepsOf } from '../../../../../src/domain/policy/classic/subject.ts';

const object = step(step(step(root('request'), 'object'), 'spec'), 0);

test.each<[string, Origin, readonly unknown[]]>([
  ['in the object', object, ['spec', 0]],
  ['elsewhere', step(root('other'), 'object'), []],
  ['in two places', both(object, step(step(root('request'), 'object'), 'kind')), []],
  ['nowhere', null, []],
])('An element that stems from %s', (_, from, steps) => {
  expect(stepsOf({ data: null, from })).toEqual(steps);
});
