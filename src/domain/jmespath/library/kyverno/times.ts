import { civilOf, nanosPerSecond } from '../../../cel/value/time.ts';
import { goDurationText, parseGoDuration } from '../../../goDuration.ts';
import { between, moved, rfc3339Text, truncated, utc } from '../../../moment/moment.ts';
import type { Moment } from '../../../moment/moment.ts';
import { parseGoTime, rfc3339 } from '../../../moment/parse.ts';
import { made, texts } from '../define.ts';
import type { Function } from '../function.ts';
import { Trouble } from '../function.ts';
import { epoch } from './epoch.ts';
import { lacking } from './lacking.ts';

type Scalar = string | boolean | Trouble;

/** Kyverno's functions of times (pkg/engine/jmespath/time.go). There is no clock here: what asks for now is not known. */
export const times: readonly Function[] = [
  now('time_now'),
  now('time_now_utc'),
  texts('time_since', 3, ([layout = '', start = '', end = ''], caller) => {
    const form = layout === '' ? rfc3339 : layout;
    const spent = caller.spend(4 * (form.length + start.length + end.length));
    if (spent !== undefined) return spent;
    const from = momentOf(form, start);
    if (from instanceof Trouble) return from;
    if (end === '') return lacking('time_since', { kind: 'clock', name: '' });
    const to = momentOf(form, end);
    return to instanceof Trouble ? to : made(goDurationText(between(to, from)));
  }),
  texts('time_parse', 2, ([layout = '', text = ''], caller) => {
    const spent = caller.spend(4 * (layout.length + text.length));
    if (spent !== undefined) return spent;
    const moment = epoch(layout, text) ?? parseGoTime(layout, text);
    return typeof moment === 'string' ? new Trouble('argument', moment) : made(rfc3339Text(moment));
  }),
  ofMoments('time_to_cron', 1, ([moment]) => cron(moment)),
  ofMoments('time_utc', 1, ([moment]) => rfc3339Text(utc(moment))),
  ofMoments('time_diff', 2, ([start, end]) => goDurationText(between(end, start))),
  ofMoments('time_before', 2, ([one, other]) => one.nanos < other.nanos),
  ofMoments('time_after', 2, ([one, other]) => one.nanos > other.nanos),
  ofMoments('time_between', 3, ([one, start, end]) => one.nanos > start.nanos && one.nanos < end.nanos),
  withDuration('time_add', (moment, duration) => moved(moment, duration)),
  withDuration('time_truncate', (moment, duration) => truncated(moment, duration)),
];

/** Kyverno declares no arguments for it, and so takes any. */
function now(name: string): Function {
  return { name, takes: [], isVariadic: true, call: () => lacking(name, { kind: 'clock', name: '' }) };
}

type Moments = readonly [Moment, Moment, Moment];

/** All arguments are times of RFC 3339. */
function ofMoments(name: string, count: number, call: (moments: Moments) => Scalar): Function {
  return texts(name, count, (args) => {
    const moments: Moment[] = [];
    for (const arg of args) {
      const moment = momentOf(rfc3339, arg);
      if (moment instanceof Trouble) return moment;
      moments.push(moment);
    }
    const [one = start, other = start, third = start] = moments;
    const result = call([one, other, third]);
    return result instanceof Trouble ? result : made(result);
  });
}

const start: Moment = { nanos: 0n, offset: 0 };

function withDuration(name: string, call: (moment: Moment, nanos: bigint) => Moment): Function {
  return texts(name, 2, ([time = '', by = '']) => {
    const moment = momentOf(rfc3339, time);
    if (moment instanceof Trouble) return moment;
    const duration = parseGoDuration(by);
    return typeof duration === 'string' ? new Trouble('argument', duration) : made(rfc3339Text(call(moment, duration)));
  });
}

function momentOf(layout: string, text: string): Moment | Trouble {
  const moment = parseGoTime(layout, text);
  return typeof moment === 'string' ? new Trouble('argument', moment) : moment;
}

/** The schedule that has this minute of this day in it. */
function cron({ nanos, offset }: Moment): string {
  const { minutes, hours, day, month, dayOfWeek } = civilOf(nanos + BigInt(offset) * nanosPerSecond);
  return [minutes, hours, day, month, dayOfWeek].join(' ');
}
