import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { signatureAt } from '../../../../../src/domain/cel/complete/signature.ts';
import { dyn, int, listOf, objectOf, string } from '../../../../../src/domain/cel/type.ts';
import { atCursor } from './cursor.ts';

const environment = environmentOf({
  hosts: listOf(objectOf('host', { name: string })),
  numbers: listOf(int),
  any: dyn,
});

/** The signature that counts, its argument in angle brackets, and how many there are. */
function called(marking: string): string | null {
  const { text, offset } = atCursor(marking);
  const found = signatureAt(text, offset, environment);
  if (found === null) return null;
  const { label, parameters } = found.signatures[found.active] ?? { label: '', parameters: [] };
  const { start, end } = parameters[found.argument] ?? { start: label.length, end: label.length };
  return `${label.slice(0, start)}<${label.slice(start, end)}>${label.slice(end)} of ${found.signatures.length}`;
}

describe('the function around a place', () => {
  const cases: readonly (readonly [text: string, signature: string | null])[] = [
    ['size(', 'size(<string>) int of 4'],
    ['hosts[0].name.substring(', 'substring(<int>) string of 2'],
    ['hosts[0].name.substring(1, ', 'substring(int, <int>) string of 2'],
    ['hosts[0].name.substring(1, ‸2)', 'substring(int, <int>) string of 2'],
    ['hosts[0].name.substring(1, 2, ', 'substring(int) string<> of 2'],
    ['hosts[0].name.substring(1, 2)', null],
    ['hosts.all(', 'all(<x>, condition) bool of 2'],
    ['hosts.all(h, ', 'all(x, <condition>) bool of 2'],
    ['hosts.all(i, h, ', 'all(key, value, <condition>) bool of 2'],
    ['hosts.all(h, h.name.startsWith(', 'startsWith(<string>) bool of 1'],
    ['hosts.all(h, size(h.name) == ', 'all(x, <condition>) bool of 2'],
    ['math.abs(', 'math.abs(<int>) int of 3'],
    ['math.least(1, [2, ', 'math.least(int, <int…>) int of 5'],
    ['math.least(1, 2, 3, ', 'math.least(int, <int…>) int of 5'],
    ['has(', 'has(<field>) bool of 1'],
    ['cel.bind(x, ', 'bind(x, <value>, result) dyn of 1'],
    ['numbers.size(', 'size() int<> of 1'],
    ['numbers.startsWith(', null],
    ['any.matches(', 'matches(<string>) bool of 1'],
    ['unknown(', null],
    ['(', null],
    ['', null],
    ['size("‸', null],
  ];
  test.each(cases)('%s', (text, signature) => expect(called(text)).toBe(signature));
});
