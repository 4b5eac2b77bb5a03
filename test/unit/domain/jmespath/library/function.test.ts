import { expect, test } from 'vitest';
import { Trouble } from '../../../../../src/domain/jmespath/library/function.ts';

test('It says what and why', () => {
  expect(new Trouble('unavailable', 'no clock')).toEqual({ code: 'unavailable', message: 'no clock' });
});
