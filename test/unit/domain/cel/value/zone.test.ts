import { describe, expect, test } from 'vitest';
import { Trouble } from '../../../../../src/domain/cel/value/trouble.ts';
import { zoneOffset } from '../../../../../src/domain/cel/value/zone.ts';

const winter = 1_767_225_600_000_000_000n;
const summer = 1_783_000_000_000_000_000n;
const minute = 60_000_000_000n;

describe('time zones', () => {
  const cases: readonly (readonly [zone: string, at: bigint, minutes: bigint])[] = [
    ['UTC', winter, 0n],
    ['', winter, 0n],
    ['+02:00', winter, 120n],
    ['-3:30', winter, -210n],
    ['02:00', winter, 120n],
    ['Europe/Berlin', winter, 60n],
    ['Europe/Berlin', summer, 120n],
    ['America/New_York', winter, -300n],
    ['Asia/Kolkata', winter, 330n],
    ['America/St_Johns', winter, -210n],
    ['Europe/London', winter, 0n],
  ];
  test.each(cases)('%s at %i', (zone, at, minutes) => expect(zoneOffset(zone, at)).toBe(minutes * minute));
});

test.each(['Nowhere', '+2', '+02', '2:0', 'Europe/Berlin '])('%j is none', (zone) => {
  const none = zoneOffset(zone, winter);
  expect(none instanceof Trouble ? none.message : none).toBe(
    `"${zone}" is no time zone; one looks like "Europe/Berlin" or "+02:00".`,
  );
});

test('More names than are kept are still understood', () => {
  for (let index = 0; index < 1100; index++) expect(zoneOffset(`No/Where${index}`, winter)).toBeInstanceOf(Trouble);
  expect(zoneOffset('Europe/Berlin', summer)).toBe(120n * minute);
});
