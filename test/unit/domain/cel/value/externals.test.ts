import { expect, test } from 'vitest';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';

test('Who brings nothing is asked nothing', () => {
  expect(new Set(Object.values(nothingOutside))).toEqual(new Set([null]));
});
