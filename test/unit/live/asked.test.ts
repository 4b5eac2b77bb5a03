import { expect, test } from 'vitest';
import { planOf } from '../../../src/domain/phases/plan.ts';
import { Asked } from '../../../src/live/asked.ts';
import { checkSpec, platformOf } from './platform.ts';

const place = { phase: 'a', check: 'one' };
const plan = planOf(
  platformOf([checkSpec('one', { kind: 'http', url: "'https://gitlab'", status: null, token: null })]),
);
const answer = { kind: 'http', status: 200, text: '', certificate: null } as const;
const ticketOf = () => ({ place, plan, git: null });

test('A check was never asked, is being asked, and has an answer then', () => {
  const asked = new Asked();
  expect(asked.known(place)).toBeNull();
  const ticket = ticketOf();
  asked.begin(ticket);
  expect(asked.known(place)).toBe('running');
  expect(asked.hasAnswers).toBe(false);
  expect(asked.answer(ticket, answer, 7, 1)).toBe(true);
  expect(asked.known(place)).toMatchObject({ state: 'passed', at: 7, ms: 1 });
  expect(asked.hasAnswers).toBe(true);
});

test.each<[string, (asked: Asked) => void]>([
  ['was overtaken', (asked) => asked.begin(ticketOf())],
  ['is not waited for', (asked) => asked.forget()],
])('What %s is no answer', (_, happens) => {
  const asked = new Asked();
  const ticket = ticketOf();
  asked.begin(ticket);
  happens(asked);
  const before = asked.known(place);
  expect(asked.answer(ticket, answer, 7, 1)).toBe(false);
  expect(asked.end(ticket)).toBe(false);
  expect(asked.known(place)).toEqual(before);
});

test('Where there was no platform there is no answer', () => {
  const asked = new Asked();
  const ticket = { ...ticketOf(), plan: null };
  asked.begin(ticket);
  expect(asked.answer(ticket, answer, 7, 1)).toBe(true);
  expect(asked.known(place)).toBeNull();
});
