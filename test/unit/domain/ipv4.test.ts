import { describe, expect, test } from 'vitest';
import { addressOf, contains, isNoHost, networkOf, overlap, toCidr, toDotted } from '../../../src/domain/ipv4.ts';
import type { Network } from '../../../src/domain/ipv4.ts';

function network(text: string): Network {
  const found = networkOf(text);
  if (found === null) throw new Error(`${text} is no range`);
  return found;
}

function address(text: string): number {
  const found = addressOf(text);
  if (found === null) throw new Error(`${text} is no address`);
  return found;
}

test.each([
  ['0.0.0.0', 0],
  ['0.0.1.2', 258],
  ['192.0.2.10', 3221225994],
  ['255.255.255.255', 4294967295],
])('%s has these bits, and is written so again', (text, bits) => {
  expect(addressOf(text)).toBe(bits);
  expect(toDotted(bits)).toBe(text);
});

test.each(['', '1', '1.2.3', '1.2.3.4.5', '1.2.3.256', '01.2.3.4', '1.2.3.4 ', '1.2.3.', '::1', '1.2.3.a'])(
  '"%s" is no address',
  (text) => expect(addressOf(text)).toBeNull(),
);

test.each([
  ['10.42.0.0/16', '10.42.0.0', '10.42.255.255'],
  ['192.0.2.77/24', '192.0.2.0', '192.0.2.255'],
  ['192.0.2.77/32', '192.0.2.77', '192.0.2.77'],
  ['1.2.3.4/0', '0.0.0.0', '255.255.255.255'],
  ['192.0.2.130/25', '192.0.2.128', '192.0.2.255'],
])('%s goes from %s to %s', (text, first, last) => {
  const found = network(text);
  expect([toDotted(found.first), toDotted(found.last)]).toEqual([first, last]);
});

test.each([
  '',
  '10.0.0.0',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/016',
  '10.0.0.0/16/1',
  '10.0.0/16',
  '/16',
  '10.0.0.0/-1',
])('"%s" is no range', (text) => expect(networkOf(text)).toBeNull());

test.each([
  ['192.0.2.0/24', '192.0.2.0', true],
  ['192.0.2.0/24', '192.0.2.255', true],
  ['192.0.2.0/24', '192.0.1.255', false],
  ['192.0.2.0/24', '192.0.3.0', false],
])('%s with %s: %s', (range, one, inside) => expect(contains(network(range), address(one))).toBe(inside));

describe('ranges', () => {
  test.each([
    ['10.0.0.0/8', '10.42.0.0/16', true],
    ['10.42.0.0/16', '10.0.0.0/8', true],
    ['10.42.0.0/16', '10.43.0.0/16', false],
    ['10.42.0.0/15', '10.43.0.0/16', true],
    ['10.42.0.0/32', '10.42.0.1/32', false],
    ['10.42.0.1/32', '10.42.0.1/32', true],
    ['10.42.0.3/32', '10.42.0.0/30', true],
    ['10.42.0.0/30', '10.42.0.3/32', true],
  ])('%s and %s overlap: %s', (a, b, together) => expect(overlap(network(a), network(b))).toBe(together));

  test.each([
    ['192.0.2.0/24', '192.0.2.0', true],
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.0/24', '192.0.2.1', false],
    ['192.0.2.0/31', '192.0.2.0', false],
    ['192.0.2.0/32', '192.0.2.0', false],
  ])('In %s, %s is no host: %s', (range, one, reserved) =>
    expect(isNoHost(network(range), address(one))).toBe(reserved),
  );

  test('are written from their first address', () => expect(toCidr(network('192.0.2.77/25'))).toBe('192.0.2.0/25'));
});
