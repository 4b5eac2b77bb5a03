import { expect, test } from 'vitest';
import {
  asNumber,
  asReference,
  asText,
  entries,
  items,
  made,
  of,
  one,
  texts,
} from '../../../../../src/domain/jmespath/library/define.ts';
import type { Caller } from '../../../../../src/domain/jmespath/library/function.ts';
import { Trouble } from '../../../../../src/domain/jmespath/library/function.ts';
import { written } from '../../../../../src/domain/jmespath/value.ts';

function callerWith(steps: number): Caller {
  let left = steps;
  return {
    apply: (_, element) => element,
    spend: (count) => {
      left -= count;
      return left < 0 ? new Trouble('budget', 'spent') : undefined;
    },
  };
}

test('Functions say what they take', () => {
  expect(of('f', [['any']], () => made(1))).toMatchObject({ name: 'f', takes: [['any']], isVariadic: false });
  expect(one('f', ['number'], asNumber).call([written(2)], callerWith(1))).toEqual(made(2));
});

test('Functions of texts get them, and pay for their length', () => {
  const joined = texts('f', 2, (args) => made(args.join('-')));
  expect(joined.takes).toEqual([['string'], ['string']]);
  expect(joined.call([written('a'), written('b')], callerWith(2))).toEqual(made('a-b'));
  expect(joined.call([written('a'.repeat(80)), written('b')], callerWith(10))).toMatchObject({ code: 'budget' });
});

test('Values are what they are, and nothing where they are something else', () => {
  expect([asNumber(written(1)), asNumber(written('1'))]).toEqual([1, 0]);
  expect([asText(written('a')), asText(written(1))]).toEqual(['a', '']);
  expect([items(written([1])).length, items(written({ a: 1 })).length]).toEqual([1, 0]);
  expect([entries(written({ a: 1 })).size, entries(written([1])).size]).toEqual([1, 0]);
  expect(() => asReference(written(1))).toThrow('checked before');
});
