import { expect, test } from 'vitest';
import { Failure } from '../../../../../src/domain/jmespath/evaluate/failure.ts';
import { compile } from '../../../../../src/domain/jmespath/jmespath.ts';
import { nothing, plain } from '../../../../../src/domain/jmespath/value.ts';
import { coreLibrary, search } from '../search.ts';

const data = {
  numbers: [3, 1, 2],
  texts: ['b', 'a', 'ä', '𝒳', '\uFFFD'],
  people: [
    { name: 'b', age: 3 },
    { name: 'a', age: 1 },
    { name: 'c', age: 3 },
  ],
  map: { y: 2, x: 1 },
  mixed: [1, 'a'],
  text: 'a👍b',
};

const cases: readonly (readonly [text: string, value: unknown])[] = [
  ['abs(`-1.5`)', 1.5],
  ['avg(numbers)', 2],
  ['ceil(`1.2`)', 2],
  ["contains(texts, 'a')", true],
  ["contains('abc', 'bc')", true],
  ["contains('abc', `1`)", false],
  ["ends_with('abc', 'bc')", true],
  ['floor(`-1.2`)', -2],
  ["join('-', ['a', 'b'])", 'a-b'],
  ['keys(map)', ['x', 'y']],
  ['length(text)', 3],
  ['length(map)', 2],
  ['length(numbers)', 3],
  ['map(&age, people)', [3, 1, 3]],
  ['map(&nobody, people)', [null, null, null]],
  ['max(numbers)', 3],
  ['max(`[]`)', null],
  ['max_by(people, &age).name', 'b'],
  ['merge(map, {x: `5`})', { x: 5, y: 2 }],
  ['min(texts)', 'a'],
  ['min_by(people, &age).name', 'a'],
  ['not_null(nobody, map.x)', 1],
  ['reverse(text)', 'b👍a'],
  ['reverse(numbers)', [2, 1, 3]],
  ['sort(numbers)', [1, 2, 3]],
  ['sort(texts)', ['a', 'b', 'ä', '\uFFFD', '𝒳']],
  ['sort_by(people, &age)[*].name', ['a', 'b', 'c']],
  ["starts_with('abc', 'ab')", true],
  ['sum(`[]`)', 0],
  ['to_array(map.x)', [1]],
  ['to_array(numbers)', [3, 1, 2]],
  ["to_number('1e3')", 1000],
  ['to_number(map)', null],
  ['to_string(map)', '{"x":1,"y":2}'],
  ["to_string('a')", 'a'],
  [
    '[type(`1`), type(`null`), type(`true`), type(map), type(numbers), type(text)]',
    ['number', 'null', 'boolean', 'object', 'array', 'string'],
  ],
  ['values(map)', [1, 2]],
  ['sort_by(mixed, &@)', 'argument: error in sort_by comparison'],
  ['max_by(mixed, &@)', 'argument: invalid type, must be number'],
  ['max_by(people, &nobody)', 'argument: invalid type, must be number of string'],
  ['merge(map, `1`)', 'argument: invalid type, must be object'],
];

test.each(cases)('%s', (text, value) => {
  const { expression } = compile(text, coreLibrary);
  if (expression === null) throw new Error(text);
  const result = search(expression, data, coreLibrary);
  expect(result instanceof Failure ? `${result.code}: ${result.message}` : plain(result.data)).toEqual(value);
});

test.each(['type', 'to_number'])('%s does not know an int of Go', (name) => {
  const call = coreLibrary.get(name)?.call;
  const caller = { apply: () => nothing, spend: () => undefined };
  expect(call?.([{ data: 1n, from: null }], caller)).toMatchObject({ code: 'argument', message: 'unknown type' });
});

test('All of the language is there', () => {
  expect(coreLibrary.size).toBe(26);
});
