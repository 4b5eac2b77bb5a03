import { expect, test } from 'vitest';
import { notThere } from '../../../../src/domain/moment/reading.ts';

test('What is not there leaves nothing to read on from', () => {
  expect(notThere).toEqual({ ok: false });
});
