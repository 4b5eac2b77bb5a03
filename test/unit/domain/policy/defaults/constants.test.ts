import { expect, test } from 'vitest';
import { constants } from '../../../../../src/domain/policy/defaults/constants.ts';
import { fieldsOf } from '../../../../../src/domain/policy/defaults/shape.ts';
import { shapesOfCore } from '../../../../../src/domain/policy/defaults/shapes/core.ts';
import { shapesOfGroups } from '../../../../../src/domain/policy/defaults/shapes/groups.ts';
import { shapesOfVolumes } from '../../../../../src/domain/policy/defaults/shapes/volumes.ts';

test('Every default is of a type that there is', () => {
  const lines = [shapesOfCore, shapesOfVolumes, shapesOfGroups].flatMap((text) => text.split('\n'));
  const types = new Set(lines.map((line) => line.split(' ')[0]));
  expect(Object.keys(constants).filter((type) => !types.has(type))).toEqual([]);
});

test('No default is what Go would not write', () => {
  const empty = Object.entries(constants).flatMap(([type, values]) =>
    Object.entries(values).filter(([name, value]) => {
      const mark = fieldsOf(type).get(name)?.mark;
      return mark === '?' && (value === '' || value === 0 || value === false);
    }),
  );
  expect(empty).toEqual([]);
});
