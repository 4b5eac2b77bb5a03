import { describe, expect, test } from 'vitest';
import { variables } from '../../../../src/domain/cel/cel.ts';
import {
  conditionOf,
  dataOf,
  namesOf,
  prepared,
  preparedOrNull,
  textOf,
} from '../../../../src/domain/phases/expression.ts';

const given = variables({ a: { b: 1 }, list: ['x'] });

describe('expressions', () => {
  test.each([
    ['a.b == 1', { value: true }],
    ['a.b', { because: 'wrong', problem: 'The result is no condition.' }],
    ['a.c == 1', { because: 'absent' }],
    ['nothing', { because: 'wrong' }],
    ['a ==', { because: 'wrong' }],
    ['lists.range(1000000).size() == 1', { because: 'budget' }],
  ])('%s as a condition', (expression, result) => {
    expect(conditionOf(prepared(expression), given)).toMatchObject(result);
  });

  test('Texts and other values', () => {
    expect(textOf(prepared("'x' + list[0]"), given)).toEqual({ value: 'xx' });
    expect(textOf(prepared('1'), given)).toEqual({ problem: 'The result is no text.', because: 'wrong' });
    expect(dataOf(prepared('[a, 2]'), given)).toEqual({ value: [{ b: 1 }, 2] });
  });

  test('Names are those of all parts', () => {
    const names = namesOf(
      prepared('list.all(x, x == a.b && has(git.head))'),
      prepared('now > y'),
      null,
      prepared('(('),
    );
    expect([...names].toSorted()).toEqual(['a', 'git', 'list', 'now', 'x', 'y']);
    expect(preparedOrNull(null)).toBeNull();
    expect(preparedOrNull('a')).toMatchObject({ text: 'a' });
  });
});
