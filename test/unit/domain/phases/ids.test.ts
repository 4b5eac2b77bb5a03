import { describe, expect, test } from 'vitest';
import { check, edited, judged } from '../platform/repo.ts';
import type { Edits } from '../platform/repo.ts';

const storage = 'phases/1-storage/phase.yaml';

describe('ids', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'of steps are their own',
      [['  - id: release', '  - id: longhorn']],
      ['phase/duplicate-id «longhorn» Two steps of this phase are called "longhorn".'],
    ],
    [
      'of checks are their own',
      [['  - id: mounted', '  - id: writes']],
      ['phase/duplicate-id «writes» Two checks of this phase are called "writes".'],
    ],
    ['A step and a check may share one', [['  - id: release', '  - id: writes']], []],
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

describe('phases', () => {
  const requires = (list: string): Edits => [['requires: [hosts]', `requires: ${list}`]];

  test('exist', () =>
    check(storage, requires('[host]'), ['phase/unknown-name «host» No phase is called "host"; did you mean "hosts"?']));
  test('come before', () =>
    check(
      storage,
      requires('[hosts, later]'),
      ['phase/cycle «later» "later" is phase 3 and this is phase 1; a phase requires earlier ones.'],
      { 'phases/3-later/phase.yaml': 'title: x\n' },
    ));
  test('are not in a circle', () =>
    check(storage, requires('[services]'), [
      'phase/cycle «services» "storage" requires "services" requires "storage": none of them can be first.',
    ]));
  test('are not this one', () =>
    check(storage, requires('[storage]'), ['phase/cycle «storage» "storage" requires itself.']));

  test('have a number of their own', () =>
    check(storage, [], ['phase/duplicate-id «Storage» "phases/1-other" has the number 1 too.'], {
      'phases/1-other/phase.yaml': '',
    }));
  test('have an id of their own', () =>
    check(storage, [], ['phase/duplicate-id «Storage» "phases/7-storage" has the id "storage" too.'], {
      'phases/7-storage/phase.yaml': '',
    }));
  test('have both', () => {
    const { findings } = judged('phases/storage/phase.yaml', edited(storage));
    expect(findings.map(({ message }) => message)).toContain(
      '"phases/storage" does not say which phase it is; it wants a name like phases/3-security.',
    );
  });
});

describe('a name of what is read', () => {
  const codesOf = (name: string): readonly string[] => {
    const edits = [`      ${name}: { apiVersion: v1, kind: Node }\n      classes: {`, '      classes: {'] as const;
    return judged(storage, edited(storage, [edits[1], edits[0]])).findings.map(({ code }) => code);
  };

  test.each(['"platform"', '"json"', '"true"', '"namespace"', 'a-b', '1a', 'a.b'])('is not %s', (name) =>
    expect(codesOf(name)).toEqual(['phase/type']),
  );
  test.each(['nodes', '_a1', 'Nodes'])('may be %s', (name) => expect(codesOf(name)).toEqual([]));
});
