import { expect, test } from 'vitest';
import type { Parts } from '../../../../src/domain/moment/date.ts';
import { readZone, readZoneName } from '../../../../src/domain/moment/zone.ts';
import type { Read } from '../../../../src/domain/moment/reading.ts';

function said(read: Read, parts: Parts): unknown {
  return 'rest' in read ? [parts, read.rest] : 'outOfRange' in read ? read.outOfRange : null;
}

test.each([
  ['Z07:00', 'Z!', [{ zone: 'UTC' }, '!']],
  ['-07:00', 'Z', null],
  ['Z07:00', '-07:30', [{ offset: -27_000 }, '']],
  ['-0700', '+0130x', [{ offset: 5400 }, 'x']],
  ['-07', '+01', [{ offset: 3600 }, '']],
  ['-070000', '+010203', [{ offset: 3723 }, '']],
  ['-07:00:00', '+01:02:03', [{ offset: 3723 }, '']],
  ['-0700', '+24', null],
  ['-0700', '+2400', [{ offset: 86_400 }, '']],
  ['-0700', '+2500', 'time zone offset hour'],
  ['-0700', '+2461', 'time zone offset minute'],
  ['-0700', 'x0100', null],
  ['-0700', '+0x00', null],
])('%s of "%s"', (layout, text, wanted) => {
  const parts: Parts = {};
  expect(said(readZone(layout, text, parts), parts)).toEqual(wanted);
});

test.each([
  ['UTC', [{ zone: 'UTC' }, '']],
  ['CET x', [{ zone: 'CET' }, ' x']],
  ['CEST', [{ zone: 'CEST' }, '']],
  ['WITA', [{ zone: 'WITA' }, '']],
  ['ABCDT', [{ zone: 'ABCDT' }, '']],
  ['ChST', [{ zone: 'ChST' }, '']],
  ['GMT+3x', [{ zone: 'GMT+3' }, 'x']],
  ['GMT+24', [{ zone: 'GMT' }, '+24']],
  ['+03', [{ zone: '+03' }, '']],
  ['ABCD', null],
  ['ABCDE', null],
  ['ABCDEF', null],
  ['ab', null],
])('The zone of "%s"', (text, wanted) => {
  const parts: Parts = {};
  expect(said(readZoneName(text, parts), parts)).toEqual(wanted);
});
