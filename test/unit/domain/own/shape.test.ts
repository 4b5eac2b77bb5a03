import { describe, test } from 'vitest';
import { check } from '../platform/repo.ts';
import type { Edits } from '../platform/repo.ts';

describe('the shape of platform.yaml, in words', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'An unknown key with a near one',
      [['    timeZone: Etc/UTC', '    timeZone: Etc/UTC\n    domian: x']],
      ['platform/unknown-key «domian» Unknown key "domian" in platform.network; did you mean "domain"?'],
    ],
    [
      'An unknown key with none near',
      [['  releasedPhase: 0', '  releasedPhase: 0\n  weather: fine']],
      ['platform/unknown-key «weather» Unknown key "weather" in platform.'],
    ],
    [
      'An unknown key at the root',
      [['platform:\n', 'x: 1\nplatform:\n']],
      ['platform/unknown-key «x» Unknown key "x" in platform.yaml.'],
    ],
    [
      'A missing key',
      [['    fs: ext4\n', '']],
      ['platform/missing-key «storage» platform.storage needs the key "fs".'],
    ],
    [
      'Another type',
      [['    replicas: 2', '    replicas: two']],
      ['platform/type «two» "two" is a string; replicas wants an integer.'],
    ],
    [
      'None of the words',
      [['    fs: ext4', '    fs: ext3']],
      ['platform/type «ext3» "ext3" is no value of fs; did you mean "ext4"?'],
    ],
    [
      'A pattern in words',
      [['    - name: beta', '    - name: be_ta']],
      ['platform/type «be_ta» "be_ta" does not fit name; it wants lower-case letters, digits and "-" between them.'],
    ],
    [
      'A pattern behind a reference',
      [['    lan: 192.0.2.0/24', '    lan: 192.0.2.0']],
      ['platform/type «192.0.2.0» "192.0.2.0" does not fit lan; it wants an IPv4 range like 192.168.1.0/24.'],
    ],
    [
      'A bound',
      [['      retain: 7', '      retain: 0']],
      ['platform/type «0» 0 is out of range; retain wants at least 1.'],
    ],
    [
      'An empty list',
      [
        ['  releasedPhase: 0\n', '  releasedPhase: 0\n'],
        ['    repositories:\n      - platform', '    repositories: [platform, platform]'],
      ],
      ['platform/type «platform» The same item stands twice in repositories.'],
    ],
    [
      'Nothing where something is',
      [['  releasedPhase: 0', '  releasedPhase:']],
      ['platform/type «releasedPhase» releasedPhase is empty; it wants an integer.'],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => check('platform.yaml', edits, expected));
});
