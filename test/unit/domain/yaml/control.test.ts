import { expect, test } from 'vitest';
import { controlCharacter } from '../../../../src/domain/yaml/control.ts';

test.for([
  ['a: \u0007b', 3],
  ['a: b\u0000c', 4],
  ['a: "b\u0001"', 5],
  ['a: \ufffe', 3],
  ['\u007f', 0],
] as const)('%j holds what no YAML may hold', ([text, start]) =>
  expect(controlCharacter(text)).toEqual({ start, end: start + 1 }),
);

test.for(['a: b\tc\r\n', 'a: \u0085', 'a: ü\u2028', 'a: \ufeff', ''])('%j does not', (text) =>
  expect(controlCharacter(text)).toBeUndefined(),
);
