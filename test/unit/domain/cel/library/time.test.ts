import { describe, expect, test } from 'vitest';
import { time } from '../../../../../src/domain/cel/library/time.ts';
import { checkRows } from './table.ts';

const t = 'timestamp("2026-03-01T23:04:05.678Z")';

describe('parts of a timestamp', () => {
  checkRows([
    [`${t}.getFullYear()`, '2026'],
    [`${t}.getMonth()`, '2'],
    [`${t}.getDate()`, '1'],
    [`${t}.getDayOfMonth()`, '0'],
    [`${t}.getDayOfWeek()`, '0'],
    [`${t}.getDayOfYear()`, '59'],
    [`${t}.getHours()`, '23'],
    [`${t}.getMinutes()`, '4'],
    [`${t}.getSeconds()`, '5'],
    [`${t}.getMilliseconds()`, '678'],
    [`${t}.getHours("Europe/Berlin")`, '0'],
    [`${t}.getDate("Europe/Berlin")`, '2'],
    [`${t}.getDayOfWeek("+01:00")`, '1'],
    [`${t}.getMinutes("-00:05")`, '59'],
    [`${t}.getHours("Nowhere")`, 'argument: "Nowhere" is no time zone; one looks like "Europe/Berlin" or "+02:00".'],
  ]);
});

describe('a duration in whole units', () => {
  checkRows([
    ['duration("3h59m").getHours()', '3'],
    ['duration("1h30m59s").getMinutes()', '90'],
    ['duration("1m1.9s").getSeconds()', '61'],
    ['duration("-1.5s").getSeconds()', '-1'],
    ['duration("1.234s").getMilliseconds()', '234'],
    ['duration("1h").getFullYear()', 'overload: "getFullYear" takes no google.protobuf.Duration.'],
  ]);
});

test('All parts are methods', () => expect(time.every(({ method }) => method)).toBe(true));
