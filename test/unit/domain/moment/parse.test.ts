import { expect, test } from 'vitest';
import { rfc3339Text } from '../../../../src/domain/moment/moment.ts';
import { parseGoTime, rfc3339 } from '../../../../src/domain/moment/parse.ts';

test.each([
  [rfc3339, '2021-01-02T15:04:05-07:00', '2021-01-02T15:04:05-07:00'],
  [rfc3339, '2021-01-02T15:04:05.123Z', '2021-01-02T15:04:05Z'],
  [rfc3339, '2021-01-02T5:04:05Z', '2021-01-02T05:04:05Z'],
  ['Mon Jan _2 15:04:05 MST 2006', 'Sat Jan  2 15:04:05 CET 2021', '2021-01-02T15:04:05Z'],
  ['3:04PM', '3:04AM', '0000-01-01T03:04:00Z'],
  ['2006  1', '2006 1', '2006-01-01T00:00:00Z'],
  ['', '', '0000-01-01T00:00:00Z'],
])('In the layout "%s" "%s" is %s', (layout, text, wanted) => {
  const moment = parseGoTime(layout, text);
  expect(typeof moment === 'string' ? moment : rfc3339Text(moment)).toBe(wanted);
});

test.each([
  [rfc3339, 'x', 'parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"'],
  [rfc3339, '2021-02-30T00:00:00Z', 'parsing time "2021-02-30T00:00:00Z": day out of range'],
  [rfc3339, '2021-13-30T00:00:00Z', 'parsing time "2021-13-30T00:00:00Z": month out of range'],
  ['2006', '2021x', 'parsing time "2021x": extra text: "x"'],
  ['2006-', '2021é', String.raw`parsing time "2021\xc3\xa9" as "2006-": cannot parse "\xc3\xa9" as "-"`],
  ['2006 1', '2021x1', 'parsing time "2021x1" as "2006 1": cannot parse "x1" as " "'],
])('In the layout "%s" "%s" is no time: %s', (layout, text, message) =>
  expect(parseGoTime(layout, text)).toBe(message),
);
