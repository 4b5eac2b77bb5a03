import * as types from '../type.ts';
import type { Data } from '../value/data.ts';
import { civilOf } from '../value/time.ts';
import type { Civil } from '../value/time.ts';
import { Trouble } from '../value/trouble.ts';
import { zoneOffset } from '../value/zone.ts';
import { defineMethod } from './function.ts';
import type { Library, Overload } from './function.ts';
import { duration, string, timestamp } from './kind.ts';

/** The parts of a timestamp, in UTC or in a time zone (cel-spec, langdef.md: date/time functions). */
const parts: Readonly<Record<string, (civil: Civil) => bigint>> = {
  getFullYear: ({ year }) => year,
  getMonth: ({ month }) => month - 1n,
  getDate: ({ day }) => day,
  getDayOfMonth: ({ day }) => day - 1n,
  getDayOfWeek: ({ dayOfWeek }) => dayOfWeek,
  getDayOfYear: ({ dayOfYear }) => dayOfYear,
  getHours: ({ hours }) => hours,
  getMinutes: ({ minutes }) => minutes,
  getSeconds: ({ seconds }) => seconds,
  getMilliseconds: ({ nanos }) => nanos / 1_000_000n,
};

export const time: Library = [
  ...Object.entries(parts).flatMap(([name, part]) => ofTimestamp(name, part)),
  defineMethod('getHours', [duration], types.int, ({ nanos }) => nanos / 3_600_000_000_000n),
  defineMethod('getMinutes', [duration], types.int, ({ nanos }) => nanos / 60_000_000_000n),
  defineMethod('getSeconds', [duration], types.int, ({ nanos }) => nanos / 1_000_000_000n),
  defineMethod('getMilliseconds', [duration], types.int, ({ nanos }) => (nanos / 1_000_000n) % 1000n),
];

function ofTimestamp(name: string, part: (civil: Civil) => bigint): readonly Overload[] {
  return [
    defineMethod(name, [timestamp], types.int, ({ nanos }) => part(civilOf(nanos))),
    defineMethod(name, [timestamp, string], types.int, ({ nanos }, zone): Data | Trouble => {
      const offset = zoneOffset(zone, nanos);
      return offset instanceof Trouble ? offset : part(civilOf(nanos + offset));
    }),
  ];
}
