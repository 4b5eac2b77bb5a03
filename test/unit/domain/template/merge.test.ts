import { describe, expect, test } from 'vitest';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { mergeAnswers } from '../../../../src/domain/template/merge.ts';
import { overlay } from '../../../../src/domain/plain.ts';
import type { Plain, PlainMap } from '../../../../src/domain/plain.ts';
import { platformText } from './fixture.ts';

const cases: readonly (readonly [rule: string, text: string, answers: PlainMap, merged: string])[] = [
  ['a scalar', 'a: 1 # one\nb: 2\n', { a: 3 }, 'a: 3 # one\nb: 2\n'],
  ['a text that was in quotes stays in quotes', 'a: "x"\n', { a: 'y' }, 'a: "y"\n'],
  ['a text that would be another value gets quotes', 'a: x\n', { a: 'yes' }, 'a: "yes"\n'],
  ['a key in a map', 'a:\n  # why\n  b: 1\n  c: 2\n', { a: { c: 3 } }, 'a:\n  # why\n  b: 1\n  c: 3\n'],
  ['nothing', 'a:   1\n', {}, 'a:   1\n'],
  [
    'what is the same already stays as it is written',
    "a: 'x'\nb: [1,  2]\n",
    { a: 'x', b: [1, 2] },
    "a: 'x'\nb: [1,  2]\n",
  ],
  ['a list as a whole', 'a:\n  - 1\n  - 2\nb: x\n', { a: [3] }, 'a:\n  - 3\nb: x\n'],
  ['a list that is not indented', 'a:\n- 1\n- 2\nb: x\n', { a: [3] }, 'a:\n  - 3\nb: x\n'],
  ['a list that becomes empty', 'a:\n  - 1\n# b\nb: x\n', { a: [] }, 'a: []\n# b\nb: x\n'],
  ['an empty list', 'a: [] # none\nb: x\n', { a: [1] }, 'a:\n  - 1 # none\nb: x\n'],
  ['a list in a map', 'a:\n  b:\n    - 1\n', { a: { b: [{ c: 1 }] } }, 'a:\n  b:\n    - c: 1\n'],
  ['comments of a list', 'a:\n  # n\n  - b: 1\n', { a: [{ b: 2 }, { b: 3 }] }, 'a:\n  # n\n  - b: 2\n  - b: 3\n'],
  ['a comment on the line of a list', 'a: # all\n  - 1\n', { a: [2] }, 'a: # all\n  - 2\n'],
  ['a map in the place of a scalar', 'a: ""\nb: 1\n', { a: { x: 'z' } }, 'a:\n  x: z\nb: 1\n'],
  ['a key that is not there', 'a:\n  b: 1 # one\n\nc: 2\n', { a: { d: 3 } }, 'a:\n  b: 1 # one\n  d: 3\n\nc: 2\n'],
  ['keys that are not there, in their order', 'a: 1\n', { c: 1, b: { d: 2 } }, 'a: 1\nc: 1\nb:\n  d: 2\n'],
  ['the end of a text without a line end', 'a: 1', { b: 2 }, 'a: 1\nb: 2'],
  ['a key without a value', 'a:\nb: 1\n', { a: 'x' }, 'a: x\nb: 1\n'],
  ['a key without a value becomes a map', 'a:\nb: 1\n', { a: { c: 1 } }, 'a:\n  c: 1\nb: 1\n'],
  ['a map on one line', 'a: { b: 1, c: 2 }\nd: 3\n', { a: { c: 4 } }, 'a:\n  b: 1\n  c: 4\nd: 3\n'],
  ['a text of several lines', 'a: |\n  x\n  y\nb: 1\n', { a: 'z' }, 'a: z\nb: 1\n'],
  ['line ends of Windows', 'a:\r\n  - 1\r\nb: 2\r\n', { a: [3, 4] }, 'a:\r\n  - 3\r\n  - 4\r\nb: 2\r\n'],
  ['an alias', 'x: &x {b: 1}\na: *x\n', { a: { b: 2 } }, 'x: &x {b: 1}\na:\n  b: 2\n'],
  ['JSON', '{"a": {"b": 1}}', { a: { c: 2 } }, 'a:\n  b: 1\n  c: 2\n'],
  ['a key like one of JavaScript', 'a: 1\n', { constructor: 'x' }, 'a: 1\nconstructor: x\n'],
  ['a colon in a quoted key', '"a: b": 1\n', { 'a: b': 2 }, '"a: b": 2\n'],
];

describe('answers are laid over a text, and the rest stays as it is', () => {
  test.each(cases)('%s', (_, text, answers, merged) => expect(mergeAnswers(text, answers)).toBe(merged));
});

test('Any value can stand in the place of any other, and is read back as it was meant', () => {
  const values: readonly Plain[] = [
    '',
    'x',
    'a: b',
    '#',
    1,
    true,
    null,
    [],
    ['x', { y: 1 }],
    {},
    { z: { w: [] } },
    [[1], []],
  ];
  const before = toJSON(
    parse(platformText).root ?? { type: 'scalar', value: null, text: '', style: 'plain', start: 0, end: 0 },
  ) as PlainMap;
  for (const key of ['releasedPhase', 'hosts', 'storage', 'charts', 'models']) {
    for (const value of values) {
      const answers = { platform: { [key]: value } };
      const merged = parse(mergeAnswers(platformText, answers)).root;
      expect(merged === null ? null : toJSON(merged)).toEqual(overlay(before, answers));
    }
  }
});

test('A text that is no map can not be merged into', () => {
  expect(() => mergeAnswers('- a\n', { a: 1 })).toThrow('no map');
});
