import { expect, test } from 'vitest';
import { Refusal, shiftRefusal } from '../../../../src/domain/sealing/refusal.ts';

test('A refusal has a code, a sentence, and the place without what lies there', () => {
  const place = { start: 1, end: 2, value: 'hunter2' };
  const refusal = new Refusal('seal/bad-value', 'No.', place);
  expect(refusal).toMatchObject({ code: 'seal/bad-value', message: 'No.', name: 'Refusal' });
  expect(refusal.range).toEqual({ start: 1, end: 2 });
});

test('The place moves with the text', () => {
  expect(shiftRefusal(new Refusal('seal/empty', 'No.', { start: 1, end: 2 }), 10).range).toEqual({
    start: 11,
    end: 12,
  });
  expect(shiftRefusal(new Refusal('seal/empty', 'No.'), 10)).toMatchObject({ code: 'seal/empty', range: null });
});
