import { describe, expect, test } from 'vitest';
import { canonical, isAmong } from '../../../../src/domain/schema/equality.ts';
import type { Node } from '../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

function nodeOf(text: string): Node {
  const { root } = parse(text);
  if (root === null) throw new Error(`Nothing in ${text}`);
  return root;
}

describe('a node is among values', () => {
  const cases: readonly (readonly [rule: string, text: string, values: readonly unknown[], among: boolean])[] = [
    ['A string that is there', 'TCP', ['UDP', 'TCP'], true],
    ['Letters count', 'tcp', ['TCP'], false],
    ['A number is no string', '1', ['1'], false],
    ['A string is no number', '"1"', [1], false],
    ['A boolean', 'yes', [true], true],
    ['Null', '~', [null], true],
    ['A float that is whole is that number', '1.0', [1], true],
    ['An integer of 64 bits', '9007199254740993', [9007199254740992], false],
    ['A list in its order', '[a, b]', [['a', 'b']], true],
    ['A list in another order', '[b, a]', [['a', 'b']], false],
    ['A mapping in any order', '{b: 1, a: {d: 2, c: 3}}', [{ a: { c: 3, d: 2 }, b: 1 }], true],
    ['A mapping with more', '{a: 1, b: 2}', [{ a: 1 }], false],
    ['An empty mapping is no empty list', '{}', [[]], false],
    ['Nothing is among nothing', 'a', [], false],
  ];
  test.each(cases)('%s', (_, text, values, among) => expect(isAmong(nodeOf(text), values)).toBe(among));
});

describe('one text for each value', () => {
  const same: readonly (readonly [string, string])[] = [
    ['{a: 1, b: 2}', '{b: 0x2, a: 1.0}'],
    ['"yes"', "'yes'"],
    ['yes', 'true'],
    ['{x: &a [1], y: *a}', '{y: [1], x: [1]}'],
    ['|-\n  a', 'a'],
  ];
  test.each(same)('%j is %j', (one, two) => expect(canonical(nodeOf(one))).toBe(canonical(nodeOf(two))));

  const different: readonly (readonly [string, string])[] = [
    ['"yes"', 'yes'],
    ['1', '"1"'],
    ['[a, b]', '["a,b"]'],
    ['{a: b}', '{"a:b": ~}'],
    ['~', '"null"'],
    ['[[a], b]', '[[a, b]]'],
  ];
  test.each(different)('%j is not %j', (one, two) => expect(canonical(nodeOf(one))).not.toBe(canonical(nodeOf(two))));
});
