import { expect, test } from 'vitest';
import { failed, passed } from '../../../../src/domain/bootstrap/ran.ts';

test('What has passed may have made a commit', () => {
  expect([passed('Done.'), passed('Done.', 'abc')]).toEqual([
    { state: 'passed', message: 'Done.', commit: null },
    { state: 'passed', message: 'Done.', commit: 'abc' },
  ]);
});

test('What has failed may say what to do', () => {
  expect([failed('No.'), failed('No.', 'Try again.')]).toEqual([
    { state: 'failed', message: 'No.', remedy: null },
    { state: 'failed', message: 'No.', remedy: 'Try again.' },
  ]);
});
