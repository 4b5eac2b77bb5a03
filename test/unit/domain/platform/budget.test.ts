import { describe, test } from 'vitest';
import { check } from './repo.ts';
import type { Edits } from './repo.ts';

describe('models', () => {
  test('fit into the largest card', () =>
    check(
      'platform.yaml',
      [['      memory: 12Gi', '      memory: 17Gi']],
      ['platform/model-too-large «17Gi» "qwen3:14b" needs 17Gi; the largest card has 16Gi.'],
    ));
  test('may fill it', () => check('platform.yaml', [['      memory: 12Gi', '      memory: 16Gi']], []));
});

describe('memory', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'of all applications fits into all hosts',
      [
        ['      memory: 64Gi', '      memory: 10Gi'],
        ['      memory: 2Gi', '      memory: 9Gi'],
      ],
      [],
    ],
    [
      'of all applications is no more than that',
      [
        ['      memory: 64Gi', '      memory: 8Gi'],
        ['      memory: 2Gi', '      memory: 10Gi'],
      ],
      [
        'platform/over-capacity «sizes» The installed applications may take 42Gi of memory together; the hosts have 40Gi.',
      ],
    ],
    [
      'of what is switched off does not count',
      [
        ['      memory: 64Gi', '      memory: 8Gi'],
        ['      memory: 2Gi', '      memory: 10Gi'],
        ['    chat: true', '    chat: false'],
      ],
      [],
    ],
    [
      'of what needs a card that is switched off does not count',
      [
        ['      memory: 24Gi', '      memory: 300Gi'],
        ['    enabled: true', '    enabled: false'],
      ],
      [],
    ],
    [
      'of one application fits into one host',
      [['      memory: 2Gi', '      memory: 65Gi']],
      ['platform/over-capacity «65Gi» "chat" may take 65Gi of memory; the largest host has 64Gi.'],
    ],
    [
      'of what needs a card fits into a host with one',
      [['      memory: 24Gi', '      memory: 33Gi']],
      ['platform/over-capacity «33Gi» "ollama" may take 33Gi of memory; the largest host with a card has 32Gi.'],
    ],
    [
      'is not added up when a host does not say its own',
      [
        ['      memory: 64Gi\n', ''],
        ['      memory: 2Gi', '      memory: 900Gi'],
      ],
      [],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => check('platform.yaml', edits, expected));
});

describe('volumes', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'fit with their replicas',
      [
        ['      disk: 500Gi', '      disk: 120Gi'],
        ['      disk: 200Gi', '      disk: 70Gi'],
      ],
      ['platform/over-capacity «sizes» The volumes take 200Gi with their replicas; the disks have 190Gi.'],
    ],
    [
      'with replicas on different hosts',
      [['      disk: 200Gi', '      disk: 40Gi']],
      [
        'platform/over-capacity «sizes» 2 replicas of 50Gi do not fit onto different hosts, whose disks have 500Gi and 40Gi.',
      ],
    ],
    [
      'of one replica need no second host',
      [
        ['      disk: 200Gi', '      disk: 40Gi'],
        ['    replicas: 2', '    replicas: 1'],
      ],
      [],
    ],
    [
      'are not added up when a disk is not known',
      [
        ['      disk: 500Gi\n', ''],
        ['      disk: 200Gi', '      disk: 1Gi'],
      ],
      [],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => check('platform.yaml', edits, expected));
});

test('Without a table Ollama is the one with the card, and all others count unless they are left out', () =>
  check(
    'platform.yaml',
    [
      ['      memory: 24Gi', '      memory: 33Gi'],
      ['    chat:\n      memory: 2Gi', '    chat:\n      memory: 900Gi'],
      ['    chat: true', '    chat: false'],
    ],
    ['platform/over-capacity «33Gi» "ollama" may take 33Gi of memory; the largest host with a card has 32Gi.'],
    { 'applications.yaml': '' },
  ));
