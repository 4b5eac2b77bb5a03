import { describe, expect, test } from 'vitest';
import { check, edited, judged } from '../platform/repo.ts';
import type { Edits } from '../platform/repo.ts';

const storage = 'phases/1-storage/phase.yaml';

describe('checks', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'satisfiedBy names checks',
      [['[classes]\n    risk', '[clases, release]\n    risk']],
      [
        'phase/unknown-name «clases» No check of this phase is called "clases"; did you mean "classes"?',
        'phase/unknown-name «release» No check of this phase is called "release".',
      ],
    ],
    [
      'requires names checks',
      [['    requires: [classes]', '    requires: [mountd]']],
      ['phase/unknown-name «mountd» No check of this phase is called "mountd"; did you mean "mounted"?'],
    ],
    [
      'A check does not wait for itself',
      [['    requires: [classes]', '    requires: [writes]']],
      ['phase/cycle «writes» "writes" requires itself.'],
    ],
    [
      'not by way of others either',
      [
        ['    level: advisory', '    level: advisory\n    requires: [writes]'],
        ['    title: One class is the default', '    title: One class is the default\n    requires: [mounted]'],
      ],
      [
        'phase/cycle «mounted» "classes" requires "mounted" requires "writes" requires "classes": none of them can be first.',
        'phase/cycle «writes» "mounted" requires "writes" requires "classes" requires "mounted": none of them can be first.',
        'phase/cycle «classes» "writes" requires "classes" requires "mounted" requires "writes": none of them can be first.',
      ],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => check(storage, edits, expected));

  test('The fix writes the near one', () => {
    const text = edited(storage, ['[classes]\n    risk', '[clases]\n    risk']);
    expect(judged(storage, text).findings[0]?.fixes).toMatchObject([{ title: 'Change to "classes"' }]);
  });
});
