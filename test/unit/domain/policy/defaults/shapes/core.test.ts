import { expect, test } from 'vitest';
import { shapesOfCore } from '../../../../../../src/domain/policy/defaults/shapes/core.ts';

test('Each line is a type with its fields, and none is there twice', () => {
  const lines = shapesOfCore.trim().split('\n');
  expect(lines.filter((line) => !/^\w+\.\w+( \w+[!?+*^](\[\]|\{\}|)(\w|\w+\.\w+))*$/.test(line))).toEqual([]);
  const types = lines.map((line) => line.split(' ')[0]);
  expect(new Set(types).size).toBe(lines.length);
  expect(types).toEqual(expect.arrayContaining(['core.Pod', 'core.PodSpec']));
});
