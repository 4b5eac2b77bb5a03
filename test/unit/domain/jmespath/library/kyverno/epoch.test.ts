import { expect, test } from 'vitest';
import { epoch } from '../../../../../../src/domain/jmespath/library/kyverno/epoch.ts';

test('Seconds are meant where the layout is a number', () => {
  expect(epoch('2006-01-02', '5')).toBeNull();
  expect(epoch('2006', '-5')).toEqual({ nanos: -5_000_000_000n, offset: 0 });
  expect(epoch('0', 'x')).toBe('strconv.ParseInt: parsing "x": invalid syntax');
  expect(epoch('0', '9223372036854775808')).toBe('strconv.ParseInt: parsing "9223372036854775808": value out of range');
  expect(epoch('9223372036854775808', '1')).toBeNull();
});
