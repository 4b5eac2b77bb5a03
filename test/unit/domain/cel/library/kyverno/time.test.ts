import { describe, expect, test } from 'vitest';
import { times } from '../../../../../../src/domain/cel/library/kyverno/time.ts';
import { nothingOutside } from '../../../../../../src/domain/cel/value/externals.ts';
import { kyverno, said } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('the time', () => {
  checkPolicies(
    kyverno,
    [
      ['time.now()', '1970-01-01T00:00:01.5Z'],
      ["time.truncate(timestamp('2024-01-01T10:20:30.5Z'), duration('1h'))", '2024-01-01T10:00:00Z'],
      ["time.truncate(timestamp('2024-01-01T10:20:30.5Z'), duration('7m'))", '2024-01-01T10:16:00Z'],
      ["time.truncate(timestamp('2024-01-01T10:20:30Z'), duration('-1h'))", '2024-01-01T10:20:30Z'],
      ["time.toCron(timestamp('2024-02-03T10:20:30Z'))", '"20 10 3 2 6"'],
      ["time.toCron(timestamp('2024-02-03T10:20:30+05:00'))", '"20 10 3 2 6"'],
    ],
    {},
    { externals: { ...nothingOutside, now: 1_500_000_000n } },
  );
});

test('Without a clock it is missing', () => {
  expect(said(kyverno, 'time.now()')).toBe(
    'missing: The expression asks for the time of the request, which is not known here.',
  );
  expect(said(kyverno, 'time.now() == time.now() || true')).toBe('true');
  expect(times.map(({ name }) => name)).toEqual(['time.now', 'time.truncate', 'time.toCron']);
});
