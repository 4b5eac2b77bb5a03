import { expect, test } from 'vitest';
import { SyntaxTrouble } from '../../../../src/domain/jmespath/problem.ts';

test('It keeps its place', () => {
  expect(new SyntaxTrouble('no', { start: 1, end: 3 })).toMatchObject({ message: 'no', start: 1, end: 3 });
});
