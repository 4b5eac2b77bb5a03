import { expect, test } from 'vitest';
import { shortCommit } from '../../../../src/domain/bootstrap/shortCommit.ts';

test('The beginning of an oid stands for it', () => {
  expect(shortCommit('0123456789abcdef0123456789abcdef01234567')).toBe('0123456');
});
