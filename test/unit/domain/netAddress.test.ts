import { describe, expect, test } from 'vitest';
import {
  addressOf,
  addressText,
  containsAddress,
  containsNetwork,
  isMapped,
  masked,
  networkOf,
} from '../../../src/domain/netAddress.ts';
import type { Address, Network } from '../../../src/domain/netAddress.ts';

function address(text: string): Address {
  const found = addressOf(text);
  if (found === null) throw new Error(`${text} is no address.`);
  return found;
}

function network(text: string): Network {
  const found = networkOf(text);
  if (found === null) throw new Error(`${text} is no network.`);
  return found;
}

describe('addresses are read and written', () => {
  const cases: readonly (readonly [text: string, written: string])[] = [
    ['1.2.3.4', '1.2.3.4'],
    ['255.255.255.255', '255.255.255.255'],
    ['::', '::'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::1.2.3.4', '::102:304'],
    ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
  ];
  test.each(cases)('%s', (text, written) => expect(addressText(address(text))).toBe(written));

  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '256.1.1.1',
    '1.2.3.4 ',
    ':',
    ':::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    'g::',
    '::1%eth0',
    '1.2.3.4::',
    '::1.2.3',
  ])('What is none: %s', (text) => expect(addressOf(text)).toBeNull());
});

test('An address of version 4 in version 6 is told apart', () => {
  expect([isMapped(address('::ffff:1.2.3.4')), isMapped(address('::1.2.3.4')), isMapped(address('1.2.3.4'))]).toEqual([
    true,
    false,
    false,
  ]);
});

describe('networks', () => {
  test.each(['10.0.0.0', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/33', '10.0.0.0/-1', '::/129', '/8', 'x/8'])(
    'What is none: %s',
    (text) => expect(networkOf(text)).toBeNull(),
  );

  const contained: readonly (readonly [outer: string, inner: string, is: boolean])[] = [
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.0.0.0/32', '10.0.0.0', true],
    ['0.0.0.0/0', '255.1.1.1', true],
    ['::/0', '1.2.3.4', false],
    ['2001:db8::/32', '2001:db8:1::', true],
  ];
  test.each(contained)('%s contains %s: %s', (outer, inner, is) => {
    expect(containsAddress(network(outer), address(inner))).toBe(is);
    const whole = `${inner}/${inner.includes(':') ? 128 : 32}`;
    expect(containsNetwork(network(outer), network(whole))).toBe(is);
  });

  test('A larger one is in no smaller one, and bits behind the prefix go', () => {
    expect(containsNetwork(network('10.0.0.0/16'), network('10.0.0.0/8'))).toBe(false);
    expect(addressText(masked(network('10.1.2.3/9')).address)).toBe('10.0.0.0');
  });
});
