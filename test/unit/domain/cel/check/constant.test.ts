import { describe, expect, test } from 'vitest';
import { checkConstants } from '../../../../../src/domain/cel/check/constant.ts';
import { checkPolicies } from '../library/policies.ts';
import { problemsOf } from '../printed.ts';
import { kubernetes } from '../said.ts';

describe('constants that no data can make sense of', () => {
  checkPolicies(
    kubernetes,
    [
      ["duration('1h')", '3600s'],
      [
        "duration('x')",
        'argument [\'x\'] "x" is no duration, or is longer than 292 years; one looks like "1h30m" or "1.5s".',
      ],
      ["timestamp('x')", 'argument [\'x\'] "x" is no timestamp; one looks like "2026-01-31T12:00:00Z".'],
      ["int('x')", 'argument [\'x\'] "x" is no int.'],
      ["int(string('x'))", 'argument [string(\'x\')] "x" is no int.'],
      ['int(null)', 'argument [null] "int" takes no null_type.'],
      ['int(object.b)', 'argument: "x" is no int.'],
      ["object.b.matches('(')", 'argument [\'(\'] "(" is no regular expression of RE2.'],
      ["object.b.find('(')", 'argument [\'(\'] "(" is no regular expression of RE2.'],
      ["object.b.findAll('(', 1)", 'argument [\'(\'] "(" is no regular expression of RE2.'],
      ["object.b.matches('(' + object.b)", 'argument: "(x" is no regular expression of RE2.'],
      ["'('.matches('a')", 'false'],
    ],
    { object: { b: 'x' } },
  );
});

test('They are a matter of environments of Kubernetes', () => {
  expect(problemsOf("int('x')")).toEqual([]);
  expect(checkConstants.length).toBe(4);
});
