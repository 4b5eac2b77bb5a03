import { expect, test } from 'vitest';
import { printed } from '../../../../src/cli/format/position.ts';
import { lineStarts } from '../../../../src/domain/lines.ts';

test('Lines and columns count from 1, offsets from 0, in UTF-16 units; the end is exclusive', () => {
  const text = 'a: 🚢\r\nb: c\n';
  expect(printed({ start: 3, end: 5 }, lineStarts(text))).toEqual({
    start: { line: 1, column: 4, offset: 3 },
    end: { line: 1, column: 6, offset: 5 },
  });
  expect(printed({ start: 7, end: 11 }, lineStarts(text))).toEqual({
    start: { line: 2, column: 1, offset: 7 },
    end: { line: 2, column: 5, offset: 11 },
  });
});
