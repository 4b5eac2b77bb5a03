import { expect, test } from 'vitest';
import { kyvernoLibrary } from '../../../../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { outcome } from './outcome.ts';
import { coreLibrary } from '../../search.ts';

test('It has the functions of the language, and those of Kyverno', () => {
  expect([...coreLibrary.keys()].filter((name) => !kyvernoLibrary.has(name))).toEqual([]);
  // Its sum stands for the one of the language.
  expect(kyvernoLibrary.size).toBe(26 + 51 - 1);
  expect(outcome("sum(['1h', '1s'])")).toEqual({ value: '1h0m1s' });
});
