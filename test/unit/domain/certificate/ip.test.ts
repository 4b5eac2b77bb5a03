import { expect, test } from 'vitest';
import { parseIp } from '../../../../src/domain/ipAddress.ts';
import { ipText } from '../../../../src/domain/certificate/ip.ts';

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['0:0:0:0:0:0:0:0', '::'],
  ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
  ['1:0:0:2:3:0:0:4', '1::2:3:0:0:4'],
  ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
  ['fd00:0:0:0:0:0:0:0', 'fd00::'],
  ['::ffff:1.2.3.4', '1.2.3.4'],
])('%s is written %s', (address, text) => expect(ipText(parseIp(address) ?? [])).toBe(text));
