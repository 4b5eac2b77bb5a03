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
  ];
  test.each(cases)('%s', (_, edits, expected) => check(storage, edits, expected));
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
