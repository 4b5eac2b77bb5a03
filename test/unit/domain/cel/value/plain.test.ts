import { describe, expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/cel/value/data.ts';
import { MadeList } from '../../../../../src/domain/cel/value/made.ts';
import { plain } from '../../../../../src/domain/cel/value/plain.ts';
import { outcomeOf } from '../printed.ts';

function plainOf(text: string): unknown {
  const outcome = outcomeOf(text);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return plain(outcome.value.data);
}

describe('values as JSON', () => {
  const cases: readonly (readonly [text: string, value: unknown])[] = [
    ['null', null],
    ['true', true],
    ['"a"', 'a'],
    ['1', 1],
    ['3u', 3],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740993', 9_007_199_254_740_993n],
    ['18446744073709551615u', 18_446_744_073_709_551_615n],
    ['1.5', 1.5],
    ['b"\\xff"', '/w=='],
    ['timestamp("2026-01-01T00:00:00Z")', '2026-01-01T00:00:00Z'],
    ['duration("90s")', '90s'],
    ['int', 'int'],
    ['optional.none()', null],
    ['optional.of(optional.of(1))', 1],
    ['[1, ["a"]]', [1, ['a']]],
    ['{"a": 1, 2: true, false: null}', { a: 1, 2: true, false: null }],
  ];
  test.each(cases)('%s', (text, value) => expect(plainOf(text)).toEqual(value));
});

test('A key may be called as what all objects have', () => {
  expect(Object.entries(plainOf('{"__proto__": 1, "constructor": 2}') as object)).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
  ]);
});

test('What is too deep, too large, or of a type that only a library knows is undefined', () => {
  let deep: Data = 1n;
  for (let depth = 0; depth < 201; depth++) deep = new MadeList([{ data: deep, from: null }]);
  expect(plain(deep)).toBeUndefined();
  let wide: Data = 1n;
  for (let depth = 0; depth < 25; depth++)
    wide = new MadeList([
      { data: wide, from: null },
      { data: wide, from: null },
    ]);
  expect(plain(wide)).toBeUndefined();
  expect(plain({ kind: 'foreign', typeName: 'url', equals: () => true })).toBeUndefined();
});
