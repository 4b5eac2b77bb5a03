import { expect, test } from 'vitest';
import { linesOf, preflightIds, unknownItems, waitedFor } from '../../../../src/domain/bootstrap/preflight.ts';

test('nothing is known at first, and each thing has a title of its own', () => {
  const items = unknownItems();
  expect(items.map(({ id }) => id)).toEqual([...preflightIds]);
  expect(items.every(({ state, sentence }) => state === 'running' && sentence === '')).toBe(true);
  expect(new Set(items.map(({ title }) => title)).size).toBe(preflightIds.length);
});

test('what is waited for is what is not known yet and says something', () => {
  const items = unknownItems();
  expect(waitedFor(items)).toBeNull();
  const say = (state: 'running' | 'ok') =>
    items.map((item) => (item.id === 'checks' ? Object.assign({}, item, { state, sentence: 'Waits.' }) : item));
  expect([waitedFor(say('running')), waitedFor(say('ok'))]).toEqual(['Waits.', null]);
});

test('one thing that was found stands beside the title, and several below it', () => {
  expect(linesOf({ sentence: 'It is.' })).toEqual({ beside: 'It is.', below: [] });
  expect(linesOf({ sentence: 'A. B.', points: ['A.', 'B.'] })).toEqual({ beside: '', below: ['A.', 'B.'] });
});
