import { expect, test } from 'vitest';
import { customResourceNames } from '../../../../../../src/domain/policy/defaults/rules/definition.ts';

test.each([
  [{ kind: 'CronTab' }, { kind: 'CronTab', singular: 'crontab', listKind: 'CronTabList' }],
  [
    { kind: 'A', singular: 'b', listKind: 'C' },
    { kind: 'A', singular: 'b', listKind: 'C' },
  ],
  [{ plural: 'as' }, { plural: 'as' }],
])('%j becomes %j', (names, expected) => {
  expect(customResourceNames(names)).toEqual(expected);
});
