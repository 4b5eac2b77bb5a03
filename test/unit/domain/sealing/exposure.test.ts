import { describe, expect, test } from 'vitest';
import { exposedValues } from '../../../../src/domain/sealing/exposure.ts';
import { bytes } from './fixtures.ts';

const values = new Map(
  Object.entries({ long: 'correct horse', short: 'horse', lines: 'the first line\nthe second line\n' }).map(
    ([key, text]) => [key, { bytes: bytes(text), written: text }],
  ),
);

describe('a value can still be read', () => {
  const cases: readonly (readonly [rule: string, text: string, found: unknown[]])[] = [
    ['Nowhere', 'a: b\n', []],
    ['In another place', 'a: b\nc: correct horse\n', [{ key: 'long', line: 2 }]],
    ['In base64', `a: ${btoa('correct horse')}\n`, [{ key: 'long', line: 1 }]],
    ['By one of its lines', '\n\na: the second line!\n', [{ key: 'lines', line: 3 }]],
    ['A short one stands everywhere', 'a: horse\n', []],
    ['The first place is told', 'correct horse\ncorrect horse\n', [{ key: 'long', line: 1 }]],
  ];
  test.each(cases)('%s', (_, text, found) => expect(exposedValues(text, [{ values }])).toEqual(found));
});
