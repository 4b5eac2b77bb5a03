import { describe, expect, test } from 'vitest';
import { checkNumber, checkString } from '../../../../src/domain/schema/constraint.ts';
import { native, plain } from '../../../../src/domain/schema/dialect.ts';
import { rootPlace } from '../../../../src/domain/schema/place.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import type { Verdict } from '../../../../src/domain/schema/verdict.ts';
import { inWords } from './verdicts.ts';

const place = rootPlace({ type: 'scalar', value: null, text: '', style: 'plain', start: 0, end: 0 });

/** What a schema says of a value, in words. */
function check(schema: Schema, value: string | number | bigint, said: readonly string[], dialect = native): void {
  const verdicts: Verdict[] = [];
  if (typeof value === 'string') checkString(schema, place, value, dialect, verdicts);
  else checkNumber(schema, place, value, dialect, verdicts);
  expect(verdicts.map(inWords)).toEqual(said);
}

describe('strings', () => {
  const cases: readonly (readonly [rule: string, schema: Schema, value: string, said: readonly string[]])[] = [
    ['The least length is long enough', { minLength: 3 }, 'abc', []],
    ['One less is too short', { minLength: 3 }, 'ab', ['length . 2 character']],
    ['The greatest length is short enough', { maxLength: 3 }, 'abc', []],
    ['One more is too long', { maxLength: 3 }, 'abcd', ['length . 4 character']],
    ['A length of zero counts', { maxLength: 0 }, 'a', ['length . 1 character']],
    ['A character of two units is one', { maxLength: 1 }, '🚢', []],
    ['Half a character is one', { maxLength: 1 }, '\ud83d', []],
    [
      'All constraints are told',
      { minLength: 5, pattern: '^b', format: 'date' },
      'a',
      ['length . 1 character', 'pattern .', 'format .'],
    ],
  ];
  test.each(cases)('%s', (_, schema, value, said) => check(schema, value, said));
});

describe('numbers', () => {
  const cases: readonly (readonly [rule: string, schema: Schema, value: number | bigint, said: readonly string[]])[] = [
    ['A bound is inside', { minimum: 1, maximum: 3 }, 1, []],
    ['The other bound too', { minimum: 1, maximum: 3 }, 3, []],
    ['Below', { minimum: 1 }, 0, ['range . at least 1']],
    ['Above', { maximum: 3 }, 4, ['range . at most 3']],
    ['A bound of zero counts', { minimum: 0 }, -1, ['range . at least 0']],
    [
      'An integer of 64 bits is compared exactly',
      { maximum: 9007199254740992 },
      9007199254740993n,
      ['range . at most 9007199254740992'],
    ],
    ['Excluded bounds are outside', { exclusiveMinimum: 1, exclusiveMaximum: 3 }, 3, ['range . less than 3']],
    ['Between excluded bounds', { exclusiveMinimum: 1, exclusiveMaximum: 3 }, 2, []],
    ['A multiple', { multipleOf: 5 }, 15, []],
    ['No multiple', { multipleOf: 5 }, 16, ['range . a multiple of 5']],
    ['A multiple of a fraction', { multipleOf: 0.01 }, 1.23, []],
    ['A large multiple', { multipleOf: 2 }, 9007199254740994n, []],
    ['int32 holds its ends', { format: 'int32' }, 2147483647, []],
    ['int32 ends there', { format: 'int32' }, 2147483648n, ['range . at most 2147483647']],
    ['int32 ends below too', { format: 'int32' }, -2147483649, ['range . at least -2147483648']],
  ];
  test.each(cases)('%s', (_, schema, value, said) => check(schema, value, said));

  test('Sizes of Go say nothing in a plain JSON Schema', () => check({ format: 'int32' }, 2 ** 40, [], plain));
});
