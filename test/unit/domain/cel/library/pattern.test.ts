import { expect, test } from 'vitest';
import { Purse } from '../../../../../src/domain/cel/evaluate/budget.ts';
import { patternFor } from '../../../../../src/domain/cel/library/pattern.ts';

const room = 1000;

test('A pattern is paid for once, and each text that it goes over', () => {
  const purse = new Purse({ steps: 200, room });
  expect(patternFor('a', 'a', purse)).toMatchObject({ groups: 0 });
  expect(patternFor('a', 'a', purse)).toMatchObject({ groups: 0 });
  expect(patternFor('a'.repeat(2000), 'a', purse)).toMatchObject({ code: 'budget' });
});

test('A pattern that gets large is dear, and a bad one is told', () => {
  expect(patternFor('a', 'a{999}', new Purse({ steps: 10_000, room }))).toMatchObject({ code: 'budget' });
  expect(patternFor('a', '(', new Purse({ steps: 10_000, room }))).toMatchObject({ code: 'argument' });
});
