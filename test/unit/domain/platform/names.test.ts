import { describe, test } from 'vitest';
import { check } from './repo.ts';
import type { Edits } from './repo.ts';

describe('names', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'of hosts are their own',
      [['    - name: beta', '    - name: alpha']],
      ['platform/name-clash «alpha» Two hosts are called "alpha".'],
    ],
    [
      'of models too',
      [['      memory: 12Gi', '      memory: 12Gi\n    - { name: "qwen3:14b", memory: 1Gi }']],
      ['platform/name-clash «"qwen3:14b"» Two models are called "qwen3:14b".'],
    ],
    [
      'under sizes are those of applications',
      [['    chat:\n      memory', '    chad:\n      memory']],
      ['platform/unknown-name «chad» No application is called "chad"; did you mean "chat"?'],
    ],
    [
      'under optional are those of applications',
      [['    chat: true', '    chat: true\n    wiki: true']],
      ['platform/unknown-name «wiki» No application is called "wiki".'],
    ],
    [
      'under optional are read by their application',
      [['    chat: true', '    chat: true\n    web: false']],
      [
        'platform/reference «web» The "when" of "web" does not read this choice: the application is installed whatever it says.',
      ],
    ],
    ['The released phase exists', [['releasedPhase: 0', 'releasedPhase: 2']], []],
    [
      'A later one does not',
      [['releasedPhase: 0', 'releasedPhase: 3']],
      ['platform/unknown-name «3» There is no phase 3; the last one is 2.'],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => check('platform.yaml', edits, expected));

  test('Names are not compared with a table that can not be read', () =>
    check('platform.yaml', [['    chat: true', '    wiki: true']], [], { 'applications.yaml': '- a\n' }));
});
