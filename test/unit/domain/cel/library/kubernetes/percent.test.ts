import { describe, expect, test } from 'vitest';
import { percentDecoded, percentEncoded } from '../../../../../../src/domain/cel/library/kubernetes/percent.ts';

describe('percent signs', () => {
  const cases: readonly (readonly [encoded: string, decoded: string | null])[] = [
    ['abc', 'abc'],
    ['a%20b', 'a b'],
    ['%C3%BC%F0%9F%9A%A2', 'ü🚢'],
    ['ü%41', 'üA'],
    ['%ff', '\ufffd'],
    ['%', null],
    ['%4', null],
    ['%zz', null],
  ];
  test.each(cases)('%s', (encoded, decoded) => expect(percentDecoded(encoded)).toBe(decoded));

  test('What a path may hold stays', () => {
    expect(percentEncoded('/a-b_c.d~e$&+,:;=@?')).toBe('/a-b_c.d~e$&+,:;=@%3F');
    expect(percentEncoded(' ü🚢')).toBe('%20%C3%BC%F0%9F%9A%A2');
  });
});
