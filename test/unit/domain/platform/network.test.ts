import { describe, expect, test } from 'vitest';
import { check, edited, judged } from './repo.ts';
import type { Edits } from './repo.ts';

const beta = '      address: 192.0.2.11';

describe('addresses', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'lie in the LAN',
      [[beta, '      address: 198.51.100.11']],
      ['platform/address-outside-lan «198.51.100.11» "198.51.100.11" does not lie in the LAN 192.0.2.0/24.'],
    ],
    [
      'are not that of the LAN',
      [[beta, '      address: 192.0.2.0']],
      ['platform/address-outside-lan «192.0.2.0» "192.0.2.0" is the LAN itself; a host needs one between.'],
    ],
    [
      'are not its broadcast',
      [[beta, '      address: 192.0.2.255']],
      [
        'platform/address-outside-lan «192.0.2.255» "192.0.2.255" is the broadcast address of the LAN; a host needs one between.',
      ],
    ],
    [
      'belong to one host',
      [[beta, '      address: 192.0.2.10']],
      ['platform/address-clash «192.0.2.10» "192.0.2.10" is the address of another host too; "beta" needs its own.'],
    ],
    [
      'are compared only when they are some',
      [[beta, '      address: beta.lan']],
      ['platform/type «beta.lan» "beta.lan" does not fit address; it wants an IPv4 address like 192.168.1.10.'],
    ],
    [
      'are compared only with a LAN',
      [
        ['    lan: 192.0.2.0/24\n', ''],
        [beta, '      address: 198.51.100.11'],
      ],
      ['platform/missing-key «network» platform.network needs the key "lan".'],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => check('platform.yaml', edits, expected));
});

describe('ranges', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'do not overlap',
      [['    pods: 10.42.0.0/16', '    pods: 10.43.128.0/17']],
      [
        'platform/range-overlap «10.43.0.0/16» The range of the services (10.43.0.0/16) overlaps with that of the pods (10.43.128.0/17).',
      ],
    ],
    [
      'each with each',
      [
        ['    pods: 10.42.0.0/16', '    pods: 192.0.0.0/8'],
        ['    services: 10.43.0.0/16', '    services: 192.0.2.0/25'],
      ],
      [
        'platform/range-overlap «192.0.0.0/8» The range of the pods (192.0.0.0/8) overlaps with that of the LAN (192.0.2.0/24).',
        'platform/range-overlap «192.0.2.0/25» The range of the services (192.0.2.0/25) overlaps with that of the LAN (192.0.2.0/24).',
        'platform/range-overlap «192.0.2.0/25» The range of the services (192.0.2.0/25) overlaps with that of the pods (192.0.0.0/8).',
      ],
    ],
    [
      'begin with their first address',
      [['    pods: 10.42.0.0/16', '    pods: 10.42.0.1/16']],
      ['platform/type «10.42.0.1/16» "10.42.0.1/16" is an address in a range; the range begins with 10.42.0.0/16.'],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => check('platform.yaml', edits, expected));

  test('The fix writes the first address, as the value was written', () => {
    for (const [written, newText] of [
      ['10.42.0.1/16', '10.42.0.0/16'],
      ['"10.42.0.1/16"', '"10.42.0.0/16"'],
    ] as const) {
      const text = edited('platform.yaml', ['    pods: 10.42.0.0/16', `    pods: ${written}`]);
      expect(judged('platform.yaml', text).findings.flatMap(({ fixes }) => fixes)).toMatchObject([
        { title: 'Change to "10.42.0.0/16"', edits: [{ newText }] },
      ]);
    }
  });
});
