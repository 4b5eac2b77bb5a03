import { expect, test } from 'vitest';
import { goJson } from '../../../../../src/domain/jmespath/library/json.ts';
import { written } from '../../../../../src/domain/jmespath/value.ts';

test.each([
  [{ b: 1, a: [null, true, 'x'] }, '{"a":[null,true,"x"],"b":1}'],
  ['<b>&\u2028', String.raw`"\u003cb\u003e\u0026\u2028"`],
  [1e21, '1e+21'],
  [1e-7, '1e-7'],
  [123_456_789, '123456789'],
])('%j', (value, text) => {
  expect(goJson(written(value).data)).toBe(text);
});
