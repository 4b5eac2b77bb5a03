import { check } from './outcome.ts';
import type { Case } from './outcome.ts';

/** As Kyverno 1.19.1 answers (test/peers/jmespath compares many more). */
const cases: readonly Case[] = [
  ["time_since('', '2021-01-02T15:04:05-07:00', '2021-01-10T03:14:05-07:00')", { value: '180h10m0s' }],
  ["time_since('2006-01-02', '2021-01-01', '2021-01-03')", { value: '48h0m0s' }],
  ["time_since('', 'x', '')", { error: 'parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"' }],
  [
    "time_parse('Mon Jan 02 15:04:05 -0700 2006', 'Sat Jan 02 15:04:05 -0700 2021')",
    { value: '2021-01-02T15:04:05-07:00' },
  ],
  ["time_parse('2006-01-02', '2021-02-30')", { error: 'parsing time "2021-02-30": day out of range' }],
  ["time_parse('0', '1609459200')", { value: '2021-01-01T00:00:00Z' }],
  ["time_parse('0', 'x')", { error: 'strconv.ParseInt: parsing "x": invalid syntax' }],
  ["time_to_cron('2023-02-02T15:04:05-07:00')", { value: '4 15 2 2 4' }],
  ["time_utc('2021-01-02T15:04:05-07:00')", { value: '2021-01-02T22:04:05Z' }],
  [
    "time_utc('2021-01-02')",
    { error: 'parsing time "2021-01-02" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"' },
  ],
  ["time_diff('2021-01-02T15:04:05Z', '2021-01-02T15:04:05.5Z')", { value: '500ms' }],
  ["time_before('2021-01-02T15:04:05Z', '2021-01-02T15:04:06Z')", { value: true }],
  ["time_before('2021-01-02T15:04:05Z', '2021-01-02T15:04:05Z')", { value: false }],
  ["time_after('2021-01-02T15:04:05Z', '2021-01-02T16:04:05+02:00')", { value: true }],
  ["time_after('2021-01-02T15:04:05Z', '2021-01-02T15:04:05Z')", { value: false }],
  ["time_between('2021-01-02T15:04:05Z', '2021-01-02T15:04:04Z', '2021-01-02T15:04:06Z')", { value: true }],
  ["time_between('2021-01-02T15:04:05Z', '2021-01-02T15:04:05Z', '2021-01-02T15:04:06Z')", { value: false }],
  ["time_between('2021-01-02T15:04:05Z', '2021-01-02T15:04:04Z', '2021-01-02T15:04:05Z')", { value: false }],
  ["time_add('2021-01-02T15:04:05-07:00', '36h')", { value: '2021-01-04T03:04:05-07:00' }],
  ["time_add('2021-01-02T15:04:05Z', '1d')", { error: 'time: unknown unit "d" in duration "1d"' }],
  ["time_add('x', '1d')", { error: 'parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"' }],
  ["time_truncate('2021-01-02T15:04:05Z', '2h')", { value: '2021-01-02T14:00:00Z' }],
  ["time_truncate('2021-01-02T15:04:05Z', '-2h')", { value: '2021-01-02T15:04:05Z' }],
  ['time_now()', { missing: { kind: 'clock', name: '' } }],
  ["time_now('x')", { missing: { kind: 'clock', name: '' } }],
  ['time_now_utc()', { missing: { kind: 'clock', name: '' } }],
  ["time_since('', '2021-01-02T15:04:05Z', '')", { missing: { kind: 'clock', name: '' } }],
  ['length([time_now()][])', { missing: { kind: 'clock', name: '' } }],
  ['map(&time_now(), [`1`])', { missing: { kind: 'clock', name: '' } }],
];

check('Times', cases);
