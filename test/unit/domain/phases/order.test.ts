import { describe, expect, test } from 'vitest';
import { check, edited, judged } from '../platform/repo.ts';
import type { Edits } from '../platform/repo.ts';

const storage = 'phases/1-storage/phase.yaml';

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
