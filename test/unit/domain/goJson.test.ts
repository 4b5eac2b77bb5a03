import { expect, test } from 'vitest';
import { parseGoJson } from '../../../src/domain/goJson.ts';

test.each([
  ['{"a":[1,2.5,null]}', { a: [1, 2.5, null] }],
  [' "x" ', 'x'],
  ['{"__proto__":1}', { ['__proto__']: 1 }],
  ['{"a":1,"a":2}', { a: 2 }],
  ['"1e999"', '1e999'],
])('%s', (text, value) => expect(parseGoJson(text)).toEqual({ ok: true, value }));

const ended = 'unexpected end of JSON input';

test.each([
  ['', ended],
  ['{', ended],
  ['[1', ended],
  ['{"a"', ended],
  ['"a', ended],
  ['{"a":', ended],
  ['x', "invalid character 'x' looking for beginning of value"],
  ['é', "invalid character 'Ã' looking for beginning of value"],
  ["'", String.raw`invalid character '\'' looking for beginning of value`],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b"}', `invalid character '"' after object key:value pair`],
  ['[1 2]', "invalid character '2' after array element"],
  ['[]]', "invalid character ']' after top-level value"],
  ['01', "invalid character '1' after top-level value"],
  ['"a\nb"', String.raw`invalid character '\n' in string literal`],
  [String.raw`"\q"`, "invalid character 'q' in string escape code"],
  [String.raw`"\u12x4"`, String.raw`invalid character 'x' in \u hexadecimal character escape`],
  ['-', "invalid character ' ' in numeric literal"],
  ['1.x', "invalid character 'x' after decimal point in numeric literal"],
  ['1e', "invalid character ' ' in exponent of numeric literal"],
  ['tru', "invalid character ' ' in literal true (expecting 'e')"],
  ['nil', "invalid character 'i' in literal null (expecting 'u')"],
  ['[1e999]', 'json: cannot unmarshal number 1e999 into Go value of type float64'],
])('%j is none: %s', (text, message) => expect(parseGoJson(text)).toEqual({ ok: false, message }));
