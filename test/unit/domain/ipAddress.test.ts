import { expect, test } from 'vitest';
import { isInternal, parseIp } from '../../../src/domain/ipAddress.ts';

test.each([
  ['10.0.0.1', [10, 0, 0, 1]],
  ['::1', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ['fd00::1.2.3.4', [0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]],
  ['::', Array.from({ length: 16 }, () => 0)],
])('%s', (text, bytes) => expect(parseIp(text)).toEqual(bytes));

test.each([
  '',
  'a',
  '1.2.3',
  '1.2.3.256',
  '01.2.3.4',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7::8',
  '::g',
  '::1.2.3',
  '12345::',
])('"%s" is no address', (text) => expect(parseIp(text)).toBeNull());

test.each([
  ['127.9.9.9', true],
  ['10.1.2.3', true],
  ['172.15.0.1', false],
  ['172.16.0.1', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['192.168.0.1', true],
  ['192.169.0.1', false],
  ['8.8.8.8', false],
  ['::1', true],
  ['::2', false],
  ['fc00::1', true],
  ['fe00::1', false],
  ['::ffff:10.0.0.1', true],
  ['::ffff:8.8.8.8', false],
])('%s is of a network of its own: %s', (text, wanted) => expect(isInternal(parseIp(text) ?? [])).toBe(wanted));
