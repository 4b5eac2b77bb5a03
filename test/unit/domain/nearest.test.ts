import { describe, expect, test } from 'vitest';
import { nearest } from '../../../src/domain/nearest.ts';

describe('the nearest name', () => {
  const cases: readonly (readonly [rule: string, name: string, known: readonly string[], near: string | null])[] = [
    ['A letter is missing', 'replica', ['replicas', 'paused'], 'replicas'],
    ['Two letters are exchanged', 'conatiners', ['initContainers', 'containers'], 'containers'],
    ['Case does not count', 'CONTAINERPORT', ['containerPort', 'hostPort'], 'containerPort'],
    ['Another case is nearer than any letter', 'image', ['images', 'IMAGE'], 'IMAGE'],
    ['The first of the nearest', 'abc', ['abd', 'abe'], 'abd'],
    ['The nearest of all', 'names', ['nodes', 'name'], 'name'],
    ['A short name may differ in one letter', 'nme', ['name'], 'name'],
    ['A short name may not differ in two', 'img', ['image'], null],
    ['Six letters may differ in two', 'volums', ['volumez', 'columez'], 'volumez'],
    [
      'A long name may differ in three',
      'terminationGracePeriodSex',
      ['terminationGracePeriodSeconds', 'terminationGracePeriod'],
      'terminationGracePeriod',
    ],
    ['A long name may not differ in four', 'abcdefghijklmnop', ['abcdefghijkl'], null],
    ['Nothing is near', 'foo', ['bar', 'baz'], null],
    ['Of nothing nothing is near', 'foo', [], null],
  ];
  test.each(cases)('%s', (_, name, known, near) => expect(nearest(name, known)).toBe(near));
});
