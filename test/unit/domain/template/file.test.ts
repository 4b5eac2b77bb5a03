import { expect, test } from 'vitest';
import { byPath } from '../../../../src/domain/template/file.ts';

test('Files stand in the order of code units, whatever the language', () => {
  const paths = ['b', 'a/b', 'a', 'B', 'ä', '.a', 'a.b'].map((path) => ({ path }));
  expect(paths.toSorted(byPath).map(({ path }) => path)).toEqual(['.a', 'B', 'a', 'a.b', 'a/b', 'b', 'ä']);
  expect(byPath({ path: 'a' }, { path: 'a' })).toBe(0);
});
