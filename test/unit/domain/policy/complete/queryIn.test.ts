import { expect, test } from 'vitest';
import { queryIn } from '../../../../../src/domain/policy/complete/queryIn.ts';
import { atCursor } from '../../cel/complete/cursor.ts';

test.each([
  ['{{ request.‸ }}', ' request.‸ '],
  ['a {{request‸', 'request‸'],
  ['{{ a }} {{ b‸ }} {{ c }}', ' b‸ '],
  ['{{‸}}', '‸'],
  ['{{- a‸ }}', ' a‸ '],
  ['{{ a.{{ b }}.c‸ }}', ' a.null   .c‸ '],
  ['{{ a.{{ b‸ }}.c }}', ' b‸ '],
  ['{{ a‸.{{ b }}.c }}', ' a‸.null   .c '],
  ['{{ a‸\nand more', ' a‸'],
  ['{{ merge(a, {b: c‸}) }}', ' merge(a, {b: c‸}) '],
  ['{{ a }}‸', null],
  ['‸{{ a }}', null],
  ['{‸{ a }}', null],
  ['\\{{ a‸ }}', null],
  ['{{‸- a }}', null],
  ['a‸', null],
  ['', null],
])('In %s it is %s', (marking, wanted) => {
  const { text, offset } = atCursor(marking);
  const found = queryIn(text, offset);
  expect(found === null ? null : `${found.text.slice(0, found.offset)}‸${found.text.slice(found.offset)}`).toBe(wanted);
});
