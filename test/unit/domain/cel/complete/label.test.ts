import { describe, expect, test } from 'vitest';
import { parameterOf, signature, signatureOf } from '../../../../../src/domain/cel/complete/label.ts';
import { standardFunctions } from '../../../../../src/domain/cel/library/standard.ts';

describe('how functions are called', () => {
  const cases: readonly (readonly [kind: 'globals' | 'methods', name: string, labels: readonly string[]])[] = [
    ['globals', 'matches', ['matches(string, string) bool']],
    ['methods', 'matches', ['matches(string) bool']],
    ['methods', 'substring', ['substring(int) string', 'substring(int, int) string']],
    ['methods', 'hasValue', ['hasValue() bool']],
    ['globals', 'optional.of', ['optional.of(dyn) optional']],
  ];
  test.each(cases)('%s %s', (kind, name, labels) => {
    const found = (standardFunctions[kind].get(name) ?? []).map((overload) => signatureOf(overload).label);
    expect(found).toEqual(labels);
  });

  test('Any number of arguments may follow', () => {
    const labels = (standardFunctions.globals.get('math.least') ?? []).map((overload) => signatureOf(overload).label);
    expect(labels).toContain('math.least(int, int…) int');
  });
});

test('The arguments have their places in the label', () => {
  const { label, parameters } = signature('f', ['a', 'bc'], 'int');
  expect(label).toBe('f(a, bc) int');
  expect(parameters.map(({ start, end }) => label.slice(start, end))).toEqual(['a', 'bc']);
});

test.each([
  [0, false, 0],
  [1, false, 1],
  [2, false, null],
  [1, true, 1],
  [5, true, 1],
])('Argument %i of two (open: %s) is given for parameter %s', (argument, isOpen, parameter) => {
  expect(parameterOf({ ...signature('f', ['a', 'b'], 'int'), isOpen }, argument)).toBe(parameter);
});
