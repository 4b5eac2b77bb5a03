import { expect, test } from 'vitest';
import { limits } from '../../../../src/node/kubernetes/limits.ts';

test('The limits are those that were promised', () => {
  expect(limits).toMatchObject({
    headers: 10_000,
    write: 45_000,
    silence: 30_000,
    body: 64 * 1024 * 1024,
    pages: 200,
    pageSize: 250,
    largePageSize: 25,
    service: 1024 * 1024,
    event: 16 * 1024 * 1024,
  });
});
