import { expect, test } from 'vitest';
import { Trouble } from '../../../../../src/domain/jmespath/library/function.ts';

test('It says what and why, and what is missing', () => {
  const missing = { kind: 'clock', name: '' } as const;
  expect(new Trouble('unavailable', 'no clock', missing)).toEqual({
    code: 'unavailable',
    message: 'no clock',
    missing,
  });
  expect(new Trouble('argument', 'no').missing).toBeNull();
});
