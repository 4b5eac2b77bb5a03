import { describe, expect, test } from 'vitest';
import {
  inside,
  isThere,
  itemsOf,
  loopsOf,
  rulesOf,
  textsIn,
} from '../../../../../src/domain/policy/problems/rules.ts';
import { ruleOf } from './told.ts';

test('Rules are those that are written as such', () => {
  const rules = [{ name: 'a' }, null, 'b', { name: 'c' }];
  expect(rulesOf({ spec: { rules } }).map(({ steps }) => steps)).toEqual([
    ['spec', 'rules', 0],
    ['spec', 'rules', 3],
  ]);
  expect(rulesOf('no object')).toEqual([]);
});

test('What is inside is there or not', () => {
  const rule = ruleOf({ validate: { deny: null, foreach: [1] } });
  expect(inside(rule, 'validate', 'deny')).toEqual({ value: null, steps: ['spec', 'rules', 0, 'validate', 'deny'] });
  expect(['validate', 'mutate'].map((name) => isThere(inside(rule, name)))).toEqual([true, false]);
  expect(isThere(inside(rule, 'validate', 'deny'))).toBe(false);
  expect(itemsOf(rule, 'validate', 'foreach')).toEqual([
    { value: 1, steps: ['spec', 'rules', 0, 'validate', 'foreach', 0] },
  ]);
  expect(itemsOf(rule, 'validate')).toEqual([]);
});

test('Loops come with those inside of them', () => {
  const rule = ruleOf({ validate: { foreach: [{ foreach: [{}, {}] }] }, mutate: { foreach: [{}] } });
  expect(loopsOf(rule).map(({ steps }) => steps.slice(3).join('.'))).toEqual([
    'validate.foreach.0',
    'validate.foreach.0.foreach.0',
    'validate.foreach.0.foreach.1',
    'mutate.foreach.0',
  ]);
});

describe('texts', () => {
  test('are values and keys, in the order of the object', () => {
    const value = { a: ['b', { c: 'd' }], e: 1, constructor: 'f' };
    const lines = [...textsIn({ value, steps: ['x'] })].map(
      ({ text, steps, on }) => `${steps.join('.')} ${on} ${text}`,
    );
    expect(lines).toEqual([
      'x.a key a',
      'x.e key e',
      'x.constructor key constructor',
      'x.a.0 value b',
      'x.a.1.c key c',
      'x.a.1.c value d',
      'x.constructor value f',
    ]);
  });

  test('are found however many there are', () => {
    const value = { list: Array.from({ length: 200_000 }, () => 'a') };
    expect([...textsIn({ value, steps: [] })]).toHaveLength(200_001);
  });
});
