import { expect, test } from 'vitest';
import { matchesSelector } from '../../../../../src/domain/policy/match/selector.ts';
import type { Truth } from '../../../../../src/domain/policy/match/truth.ts';

const labels = { app: 'a', 'team.io/x': 'prod', empty: '', '0': '0' };
const expression = (key: string, operator: string, ...values: readonly string[]): unknown => ({
  matchExpressions: [{ key, operator, values }],
});

/** The answer when all labels are known, and when no others are than `app`. */
function check(selector: unknown): readonly Truth[] {
  return [
    matchesSelector(selector, { texts: new Map(Object.entries(labels)), isComplete: true }),
    matchesSelector(selector, { texts: new Map([['app', 'a']]), isComplete: false }),
  ];
}

test.each<[unknown, Truth, Truth]>([
  [{}, 'yes', 'yes'],
  [{ matchLabels: {} }, 'yes', 'yes'],
  [{ matchLabels: { app: 'a' } }, 'yes', 'yes'],
  [{ matchLabels: { app: 'b' } }, 'no', 'no'],
  [{ matchLabels: { other: 'a' } }, 'no', 'unknown'],
  [{ matchLabels: { empty: '' } }, 'yes', 'unknown'],
  [{ matchLabels: { app: 'a', 'team.io/x': 'prod' } }, 'yes', 'unknown'],
  [{ matchLabels: { app: 'b', 'team.io/x': 'prod' } }, 'no', 'no'],
  [{ matchLabels: { 'team.io/*': '*' } }, 'yes', 'unknown'],
  [{ matchLabels: { 'team.io/?': 'p*' } }, 'yes', 'unknown'],
  [{ matchLabels: { 'team.io/*': 'q*' } }, 'no', 'unknown'],
  [{ matchLabels: { app: '?' } }, 'yes', 'yes'],
  [{ matchLabels: { '?': '*' } }, 'yes', 'unknown'],
  [{ matchLabels: { '*': 'x*' } }, 'no', 'unknown'],
  [{ matchLabels: { 'x/*/y': 'z' } }, 'no', 'unknown'],
  [expression('app', 'In', 'b', 'a'), 'yes', 'yes'],
  [expression('app', 'In', 'b'), 'no', 'no'],
  [expression('other', 'In', 'a'), 'no', 'unknown'],
  [expression('app', 'NotIn', 'a'), 'no', 'no'],
  [expression('app', 'NotIn', 'b'), 'yes', 'yes'],
  [expression('other', 'NotIn', 'a'), 'yes', 'unknown'],
  [expression('app', 'Exists'), 'yes', 'yes'],
  [expression('other', 'Exists'), 'no', 'unknown'],
  [expression('app', 'DoesNotExist'), 'no', 'no'],
  [expression('other', 'DoesNotExist'), 'yes', 'unknown'],
  [expression('app', 'In'), 'no', 'no'],
  [expression('app', 'NotIn'), 'no', 'no'],
  [expression('app', 'Exists', 'a'), 'no', 'no'],
  [expression('other', 'DoesNotExist', 'a'), 'no', 'no'],
  [expression('app', 'in', 'a'), 'no', 'no'],
  [expression('app', 'NotIn', 'not a value'), 'no', 'no'],
  [expression('not a key', 'DoesNotExist'), 'no', 'no'],
  [expression('a/b/c', 'DoesNotExist'), 'no', 'no'],
  [expression('UPPER.io/a', 'DoesNotExist'), 'no', 'no'],
  [expression('x..y/a', 'DoesNotExist'), 'no', 'no'],
  [expression('', 'DoesNotExist'), 'no', 'no'],
  [expression('a.io/b', 'DoesNotExist'), 'yes', 'unknown'],
  [expression('a'.repeat(63), 'DoesNotExist'), 'yes', 'unknown'],
  [expression('a'.repeat(64), 'DoesNotExist'), 'no', 'no'],
  [expression(`${'a'.repeat(253)}/b`, 'DoesNotExist'), 'yes', 'unknown'],
  [expression(`${'a'.repeat(254)}/b`, 'DoesNotExist'), 'no', 'no'],
  [expression('app', 'NotIn', 'b'.repeat(63)), 'yes', 'yes'],
  [expression('app', 'NotIn', 'b'.repeat(64)), 'no', 'no'],
  [expression('app', 'NotIn', ''), 'yes', 'yes'],
])('%j: %s, and %s when little is known', (selector, known, unknown) => {
  expect(check(selector)).toEqual([known, unknown]);
});

test('What is like no label is looked for with zeros', () => {
  const texts = new Map([['a0', '0']]);
  expect(matchesSelector({ matchLabels: { 'a?x': '*' } }, { texts, isComplete: true })).toBe('no');
  expect(matchesSelector({ matchLabels: { a0: '?' } }, { texts: new Map([['a0', '00']]), isComplete: true })).toBe(
    'no',
  );
  expect(
    matchesSelector(
      { matchLabels: { '0*': 'x' } },
      {
        texts: new Map([
          ['00', 'x'],
          ['b', 'x'],
        ]),
        isComplete: true,
      },
    ),
  ).toBe('yes');
});
