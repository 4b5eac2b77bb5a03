import { expect, test } from 'vitest';
import { Failure } from '../../../../../src/domain/jmespath/evaluate/failure.ts';

test('It knows its place in the text, and the data', () => {
  const from = { up: null, key: 'x', missing: false };
  expect(new Failure('argument', 'no', { start: 1, end: 2 }, from)).toEqual({
    code: 'argument',
    message: 'no',
    start: 1,
    end: 2,
    from,
    missing: null,
  });
});
