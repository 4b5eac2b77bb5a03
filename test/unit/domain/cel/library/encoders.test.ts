import { describe, expect, test } from 'vitest';
import { encoders } from '../../../../../src/domain/cel/library/encoders.ts';
import { codeOf } from '../printed.ts';
import { checkRows } from './table.ts';

describe('base64', () => {
  checkRows([
    ['base64.encode(b"hello")', '"aGVsbG8="'],
    ['base64.encode(b"\\xff\\xfe")', '"//4="'],
    ['base64.encode(b"")', '""'],
    ['base64.decode("aGVsbG8=")', 'bytes(104 101 108 108 111)'],
    ['base64.decode("aGVsbG8")', 'bytes(104 101 108 108 111)'],
    ['base64.decode("//4=")', 'bytes(255 254)'],
    ['base64.decode("")', 'bytes()'],
    ['string(base64.decode("Z3LDtsOfZQ=="))', '"größe"'],
    ['base64.decode("a")', 'argument: "a" is no base64.'],
    ['base64.decode("a===")', 'argument: "a===" is no base64.'],
    ['base64.decode("aGVsbG8=x")', 'argument: "aGVsbG8=x" is no base64.'],
    ['base64.decode("_-_-")', 'argument: "_-_-" is no base64.'],
  ]);
});

test('Large texts are paid for', () => {
  const s = 'a'.repeat(40_000);
  const budget = { steps: 10_000, room: 100_000 };
  expect(codeOf('[1, 2].all(x, size(base64.decode(s)) > 0)', { s }, { budget })).toBe('true');
  expect(codeOf('[1, 2, 3].all(x, size(base64.decode(s)) > 0)', { s }, { budget })).toBe('budget');
  expect(codeOf('size(base64.encode(bytes(s))) > 0', { s }, { budget })).toBe('budget');
  expect(encoders).toHaveLength(2);
});
