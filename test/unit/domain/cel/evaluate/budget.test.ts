import { describe, expect, test } from 'vitest';
import { Funds, Purse, usualBudget } from '../../../../../src/domain/cel/evaluate/budget.ts';
import { evaluate, environmentOf, variables } from '../../../../../src/domain/cel/cel.ts';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';
import { codeOf, outcomeOf } from '../printed.ts';

test('Steps are paid one by one, and work by its size', () => {
  const purse = new Purse({ steps: 3, room: 100 });
  expect([purse.enter(), purse.enter()]).toEqual([true, true]);
  expect(purse.work(1)).toBeUndefined();
  expect(purse.enter()).toBe(false);
  expect(purse.exhausted()).toMatchObject({ code: 'budget', message: 'The expression takes more steps than it may.' });
  expect(new Purse({ steps: 3, room: 0 }).work(3)).toBeUndefined();
  expect(new Purse({ steps: 3, room: 0 }).work(4)).toMatchObject({ code: 'budget' });
});

test('What is done once is paid once', () => {
  const purse = new Purse({ steps: 5, room: 0 });
  expect([purse.once('a', 3), purse.once('a', 3), purse.once('b', 2)]).toEqual([undefined, undefined, undefined]);
  expect(purse.once('c', 1)).toMatchObject({ code: 'budget' });
});

test('What grows takes room, and time too', () => {
  const purse = new Purse({ steps: 100, room: 2000 });
  expect(purse.grow(99)).toBeUndefined();
  expect(purse.grow(901)).toBeUndefined();
  expect(purse.growBy(62)).toBeUndefined();
  expect(purse.growBy(1)).toMatchObject({ message: 'The expression makes more text and lists than it may.' });
  expect(new Purse({ steps: 10, room: 5000 }).grow(1100)).toMatchObject({
    message: 'The expression takes more steps than it may.',
  });
});

test('The stack has a depth, which is left again', () => {
  const purse = new Purse({ steps: 5000, room: 0 });
  for (let depth = 0; depth < 1000; depth++) expect(purse.enter()).toBe(true);
  expect(purse.enter()).toBe(false);
  expect(purse.exhausted().message).toBe('The evaluation goes more than 1000 deep.');
  purse.leave();
  expect(purse.enter()).toBe(true);
});

describe('what would take for ever is stopped', () => {
  const budget = { steps: 50_000, room: 500_000 };
  const big = { xs: Array.from({ length: 200 }, (_, index) => index), s: 'x'.repeat(1000) };
  const texts = [
    'xs.all(a, xs.all(b, xs.all(c, a + b + c >= 0)))',
    'xs.map(a, xs.map(b, xs.map(c, a)))',
    'xs.filter(a, xs.exists(b, xs.exists(c, c < 0)))',
    'xs.all(a, xs.all(b, (xs + xs) == (xs + xs)))',
    'xs.all(a, xs.all(b, -1 in xs || true))',
    'xs.all(a, xs.all(b, s + s + s + s + s + s + s + s + s + s + s + s != s))',
    'xs.all(a, xs.all(b, (s + "!").matches("(x+)+$") || true))',
    'xs.transformMap(a, v, xs.transformMap(b, w, xs.transformMap(c, x, 1)))',
    `cel.bind(a, s, ${'cel.bind(a, a + a, '.repeat(40)}a${')'.repeat(41)}`,
    `cel.bind(a, [1], ${'cel.bind(a, [a, a], '.repeat(40)}a == a${')'.repeat(41)}`,
    `cel.bind(a, [1], ${'cel.bind(a, {"a": a, "b": a}, '.repeat(40)}a == a${')'.repeat(41)}`,
  ];
  test.each(texts)('%s', (text) => expect(codeOf(text, big, { budget })).toBe('budget'));

  test('The usual budget is enough for what is not endless', () => {
    expect(codeOf('xs.all(a, xs.all(b, a + b >= 0))', big)).toBe('true');
    expect(codeOf('xs.all(a, xs.all(b, xs.all(c, true)))', big)).toBe('budget');
  });

  test('and nothing makes up for it', () => {
    const endless = 'xs.all(a, xs.all(b, xs.all(c, a + b + c >= 0)))';
    for (const text of [
      `${endless} || true`,
      `true && ${endless}`,
      `[1].exists(x, ${endless}) || true`,
      `[1].all(x, ${endless}) && false`,
      `!(${endless})`,
    ]) {
      expect(codeOf(text, big, { budget }), text).toBe('budget');
    }
    expect(codeOf(`true || ${endless}`, big)).toBe('true');
  });
});

test('A smaller budget ends sooner, at the place where it is used up', () => {
  const outcome = outcomeOf('[1, 2, 3].map(x, x + 1)', {}, { budget: { steps: 8, room: 1000 } });
  expect(outcome.ok ? null : [outcome.failure.code, outcome.failure.start >= 0, outcome.failure.end <= 23]).toEqual([
    'budget',
    true,
    true,
  ]);
  expect(outcomeOf('[1, 2, 3].map(x, x + 1)', {}, { budget: { steps: 100, room: 1000 } }).ok).toBe(true);
  expect(outcomeOf('"ab" + "cd"', {}, { budget: { steps: 100, room: 3 } }).ok).toBe(false);
  expect(usualBudget.steps).toBeGreaterThan(100_000);
});

test('The tallest tree that is taken is evaluated', () => {
  const parsed = parse(`1${' + 1'.repeat(498)}`);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  expect(evaluate(parsed.expression, environmentOf({}), variables({}))).toMatchObject({
    ok: true,
    value: { data: 499n },
  });
});

test('Purses that have the same funds share them, and others do not', () => {
  const funds = new Funds({ steps: 10, room: 10 });
  expect(new Purse(funds).work(6)).toBeUndefined();
  expect(new Purse(funds).work(6)).toMatchObject({ code: 'budget' });
  expect(funds.areSpent).toBe(true);
  const budget = { steps: 10, room: 10 };
  expect([new Purse(budget).work(6), new Purse(budget).work(6)]).toEqual([undefined, undefined]);
});
