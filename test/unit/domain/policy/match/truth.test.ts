import { expect, test } from 'vitest';
import { allOf, anyOf, not, truthOf, type Truth } from '../../../../../src/domain/policy/match/truth.ts';

test.each<[readonly Truth[], Truth, Truth]>([
  [[], 'yes', 'no'],
  [['yes'], 'yes', 'yes'],
  [['no'], 'no', 'no'],
  [['unknown'], 'unknown', 'unknown'],
  [['yes', 'no'], 'no', 'yes'],
  [['unknown', 'no'], 'no', 'unknown'],
  [['unknown', 'yes'], 'unknown', 'yes'],
  [['no', 'unknown'], 'no', 'unknown'],
])('%j: all %s, any %s', (asked, all, any) => {
  expect(allOf(asked)).toBe(all);
  expect(anyOf(asked)).toBe(any);
});

test('Nothing is asked after what decides', () => {
  const asked: Truth[] = [];
  function* some(...truths: readonly Truth[]): Generator<Truth> {
    for (const truth of truths) {
      asked.push(truth);
      yield truth;
    }
  }
  allOf(some('yes', 'no', 'unknown'));
  anyOf(some('no', 'yes', 'unknown'));
  expect(asked).toEqual(['yes', 'no', 'no', 'yes']);
});

test('Opposites', () => {
  expect((['yes', 'no', 'unknown'] as const).map(not)).toEqual(['no', 'yes', 'unknown']);
  expect([truthOf(true), truthOf(false)]).toEqual(['yes', 'no']);
});
