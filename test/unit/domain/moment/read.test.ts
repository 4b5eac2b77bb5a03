import { expect, test } from 'vitest';
import type { Parts } from '../../../../src/domain/moment/date.ts';
import { nextChunk } from '../../../../src/domain/moment/layout.ts';
import { readElement } from '../../../../src/domain/moment/read.ts';

function read(layout: string, text: string): unknown {
  const parts: Parts = {};
  const chunk = nextChunk(layout);
  if (chunk === null) throw new Error(layout);
  const found = readElement(chunk, text, parts);
  return 'rest' in found ? [parts, found.rest] : 'outOfRange' in found ? found.outOfRange : null;
}

test.each([
  ['06', '69x', [{ year: 1969 }, 'x']],
  ['06', '68', [{ year: 2068 }, '']],
  ['06', '-5', [{ year: 1995 }, '']],
  ['06', 'a5', null],
  ['2006', '2021-', [{ year: 2021 }, '-']],
  ['2006', '202', null],
  ['Jan', 'mayor', [{ month: 5 }, 'or']],
  ['Jan', 'xyz', null],
  ['January', 'December', [{ month: 12 }, '']],
  ['Mon', 'TUE', [{}, '']],
  ['Monday', 'sunday', [{}, '']],
  ['1', '12', [{ month: 12 }, '']],
  ['01', '1', null],
  ['1', '0', 'month'],
  ['_2', ' 5', [{ day: 5 }, '']],
  ['2', '99', [{ day: 99 }, '']],
  ['002', '060', [{ dayOfYear: 60 }, '']],
  ['002', '60', null],
  ['__2', '  6x', [{ dayOfYear: 6 }, 'x']],
  ['15', '24', 'hour'],
  ['3', '13', 'hour'],
  ['4', '60', 'minute'],
  ['5', '60', 'second'],
  ['5', '5.25x', [{ second: 5, nanos: 250_000_000 }, 'x']],
  ['5.0', '5.25x', [{ second: 5 }, '.25x']],
  ['PM', 'AM', [{ isBeforeNoon: true }, '']],
  ['pm', 'pm', [{ isAfterNoon: true }, '']],
  ['pm', 'PM', null],
  ['.00', '.12', [{ nanos: 120_000_000 }, '']],
  ['.00', '.1', null],
  ['.00', '.-1', 'fractional second'],
  ['.9', '', [{}, '']],
  ['.9', ',1234567891', [{ nanos: 123_456_789 }, '']],
])('The element %s of "%s"', (layout, text, wanted) => expect(read(layout, text)).toEqual(wanted));
