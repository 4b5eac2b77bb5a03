import { expect, test } from 'vitest';
import { syntaxProblem } from '../../../../src/domain/cel/problem.ts';

test('A problem of syntax knows no better name', () => {
  expect(syntaxProblem('Text.', 1, 2)).toEqual({ code: 'syntax', message: 'Text.', start: 1, end: 2, near: null });
});
