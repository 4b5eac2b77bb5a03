import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { completionsAt } from '../../../../../src/domain/cel/complete/complete.ts';
import { explanationAt } from '../../../../../src/domain/cel/complete/explain.ts';
import { dyn, int, listOf, objectOf, string } from '../../../../../src/domain/cel/type.ts';
import { kyverno } from '../said.ts';
import { atCursor } from './cursor.ts';

const host = objectOf('host', { name: string, role: string, size: int, 'a-b': int }, new Map([['name', 'Its name.']]));
const environment = environmentOf({ hosts: listOf(host), object: dyn, first: host });

const all = 'Whether the condition holds for all elements of a list, or all keys of a map.';

describe('A word is explained by its type, or by how it is called', () => {
  const cases: readonly (readonly [text: string, word: string, ways: readonly string[], does: string])[] = [
    ['fi‸rst.name', 'first', ['first: host'], ''],
    ['‸hosts', 'hosts', ['hosts: list(host)'], ''],
    ['hosts‸', 'hosts', ['hosts: list(host)'], ''],
    ['first.na‸me', 'name', ['name: string'], 'Its name.'],
    ['first.?na‸me', 'name', ['name: string'], 'Its name.'],
    ['has(first.na‸me)', 'name', ['name: string'], 'Its name.'],
    ['has‸(first.name)', 'has', ['has(field) bool'], 'Whether the field is there.'],
    ['hosts[0].rol‸e == "a"', 'role', ['role: string'], ''],
    ['hosts.all(h, h.na‸me == "a")', 'name', ['name: string'], 'Its name.'],
    ['hosts.all(h, h‸.name == "a")', 'h', ['h: host'], ''],
    ['hosts.al‸l(h, true)', 'all', ['all(x, condition) bool', 'all(key, value, condition) bool'], all],
    [
      'first.name.subs‸tring(1)',
      'substring',
      ['substring(int) string', 'substring(int, int) string'],
      'The text from an index to its end, or up to another index.',
    ],
    ['first.si‸ze', 'size', ['size: int'], ''],
    ['hosts.si‸ze ()', 'size', ['size() int'], 'How many characters, bytes, elements or entries there are.'],
    [
      'cel.bi‸nd(x, 1, x)',
      'bind',
      ['bind(x, value, result) dyn'],
      'The result, in which the variable stands for the value.',
    ],
    ['math.abs‸(1)', 'abs', ['abs(int) int', 'abs(uint) uint', 'abs(double) double'], 'The number without its sign.'],
  ];
  test.each(cases)('%s', (marking, word, ways, does) => {
    const { text, offset } = atCursor(marking);
    const found = explanationAt(text, offset, environment);
    expect(text.slice(found?.range.start, found?.range.end)).toBe(word);
    expect(found?.ways.toSorted()).toEqual(ways.toSorted());
    expect(found?.does).toBe(does);
  });
});

describe('Nothing is said', () => {
  test.each([
    ['in a string', '"fi‸rst"'],
    ['in an unclosed string', "'fi‸rst"],
    ['in a comment', 'hosts // fi‸rst'],
    ['of a number', '1‸2'],
    ['of a word of the language', 'tr‸ue'],
    ['of a type', 'type(first) == str‸ing'],
    ['of an operator', 'first ‸== first'],
    ['of what nobody knows', 'fir‸s'],
    ['of an unknown field', 'first.na‸m'],
    ['of a new variable', 'hosts.all(fi‸rst, true)'],
    ['of a field that is called', 'first.na‸me()'],
    ['of a function that is not called', 'first.startsWi‸th'],
    ['of nothing', '‸'],
  ])('%s', (_, marking) => {
    const { text, offset } = atCursor(marking);
    expect(explanationAt(text, offset, environment)).toBeNull();
  });
});

test('What is offered under a name is what is said of it', () => {
  const offers = completionsAt('first.name.', 11, kyverno).filter(({ kind }) => kind === 'function');
  expect(offers.length).toBeGreaterThan(50);
  const said = offers.map(({ label }) => explanationAt(`first.name.${label}()`, 11, kyverno));
  expect(said).toEqual(
    offers.map(({ label, ways, does }) => ({ ways, does, range: { start: 11, end: 11 + label.length } })),
  );
});
