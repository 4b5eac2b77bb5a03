import * as types from '../../type.ts';
import type { Data } from '../../value/data.ts';
import { civilOf, daysFromCivil, nanosPerSecond, timestampOf } from '../../value/time.ts';
import { lacking } from '../../value/trouble.ts';
import { define } from '../function.ts';
import type { Library } from '../function.ts';
import { duration, timestamp } from '../kind.ts';

/** The year 1, from which Go counts. */
const beginning = daysFromCivil(1n, 1n, 1n) * 86_400n * nanosPerSecond;

/** The time (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/time). */
export const times: Library = [
  define('time.now', [], types.timestamp, ({ externals: { now } }) =>
    now === null ? lacking({ kind: 'clock', name: '' }) : timestampOf(now),
  ),
  define('time.truncate', [timestamp, duration], types.timestamp, (time, { nanos: by }): Data => {
    return by <= 0n ? time : { ...time, nanos: time.nanos - ((time.nanos - beginning) % by) };
  }),
  define('time.toCron', [timestamp], types.string, ({ nanos, offset = 0 }) => {
    const { minutes, hours, day, month, dayOfWeek } = civilOf(nanos + BigInt(offset) * nanosPerSecond);
    return [minutes, hours, day, month, dayOfWeek].join(' ');
  }),
];
