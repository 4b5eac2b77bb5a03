import { describe, expect, test } from 'vitest';
import { readBytes, readString } from '../../../../../src/domain/cel/syntax/escape.ts';

const offset = 10;

describe('strings', () => {
  const cases: readonly (readonly [written: string, value: string])[] = [
    ['plain', 'plain'],
    ['\\a\\b\\f\\n\\r\\t\\v', '\u0007\b\f\n\r\t\v'],
    ['\\\\ \\? \\" \\\' \\`', '\\ ? " \' `'],
    ['\\x41\\X4a', 'AJ'],
    ['\\u00e4\\u20AC', 'ä€'],
    ['\\U0001F6A2', '🚢'],
    ['\\101\\377', 'Aÿ'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['\\r\\n\r\n', '\r\n\n'],
  ];
  test.each(cases)('%j', (text, value) => expect(readString({ text, offset, raw: false })).toBe(value));

  test('A raw one has no escapes, and its lines end plainly', () => {
    expect(readString({ text: '\\n\\x4\r\n', offset, raw: true })).toBe('\\n\\x4\n');
  });
});

describe('bytes', () => {
  const cases: readonly (readonly [written: string, bytes: readonly number[]])[] = [
    ['aä', [97, 195, 164]],
    ['\\xff\\377', [255, 255]],
    ['\\n\\\\', [10, 92]],
    ['a\r\n', [97, 10]],
  ];
  test.each(cases)('%j', (text, bytes) => {
    expect(readBytes({ text, offset, raw: false })).toEqual(Uint8Array.from(bytes));
  });

  test('Raw ones have no escapes', () => {
    expect(readBytes({ text: '\\xff', offset, raw: true })).toEqual(Uint8Array.from([92, 120, 102, 102]));
  });
});

describe('what is no escape', () => {
  const cases: readonly (readonly [text: string, start: number, end: number, message: string])[] = [
    ['ab\\q', 12, 14, '"\\q" begins no escape that CEL has; write "\\\\" for a backslash.'],
    ['\\8', 10, 12, '"\\8" begins no escape that CEL has; write "\\\\" for a backslash.'],
    ['\\400', 10, 12, '"\\4" begins no escape that CEL has; write "\\\\" for a backslash.'],
    ['\\x4', 10, 12, '"\\x" begins no escape that CEL has; write "\\\\" for a backslash.'],
    ['\\u12', 10, 12, '"\\u" begins no escape that CEL has; write "\\\\" for a backslash.'],
    ['\\N', 10, 12, '"\\N" begins no escape that CEL has; write "\\\\" for a backslash.'],
    ['\\🚢', 10, 13, '"\\🚢" begins no escape that CEL has; write "\\\\" for a backslash.'],
    ['\\ud800', 10, 16, 'The escape "\\ud800" is no character of Unicode.'],
    ['\\udfff', 10, 16, 'The escape "\\udfff" is no character of Unicode.'],
    ['a\\U00110000', 11, 21, 'The escape "\\U00110000" is no character of Unicode.'],
  ];
  test.each(cases)('in a string: %j', (text, start, end, message) => {
    expect(readString({ text, offset, raw: false })).toEqual({ code: 'syntax', message, start, end, near: null });
  });

  test('Bytes have no characters of Unicode', () => {
    expect(readBytes({ text: 'a\\u0041', offset, raw: false })).toEqual({
      code: 'syntax',
      message: 'The escape "\\u0041" is for strings; bytes want "\\x" and two digits.',
      start: 11,
      end: 17,
      near: null,
    });
    expect(readBytes({ text: '\\q', offset, raw: false })).toHaveProperty('start', 10);
  });
});
