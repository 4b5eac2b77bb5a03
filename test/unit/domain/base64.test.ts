import { expect, test } from 'vitest';
import { isBase64 } from '../../../src/domain/base64.ts';

test.for(['', 'YQ==', 'YWI=', 'YWJj', 'YW\r\nJj', '+/+/'])('%j is', (text) => expect(isBase64(text)).toBe(true));
test.for(['a', 'YQ', 'YQ=', 'Y===', '====', 'YQ==YQ==', '-_-_', 'hunter2!'])('%j is not', (text) =>
  expect(isBase64(text)).toBe(false),
);
test('16 MB are looked at in full', () => expect(isBase64('AAAA'.repeat(4 * 1024 * 1024))).toBe(true));
