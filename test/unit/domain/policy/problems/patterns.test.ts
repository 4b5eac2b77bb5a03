import { describe, expect, test } from 'vitest';
import { patternProblems } from '../../../../../src/domain/policy/problems/patterns.ts';
import { ruleOf, told } from './told.ts';

function said(pattern: unknown): readonly string[] {
  const rule = ruleOf({ validate: { pattern } });
  return told(patternProblems(rule), rule);
}

const field = 'as the name of a field';
const anchors = 'there are (…), =(…), X(…), ^(…) and <(…).';

describe('keys', () => {
  test.each<[string, unknown, string | null]>([
    ['plain', 1, null],
    ['(a)', 1, null],
    ['=(a)', {}, null],
    ['X(a)', 'null', null],
    ['<(a)', 1, null],
    ['^(a)', [{ b: 1 }], null],
    ['{{ request.name }}(', 1, null],
    ['^(a)', { b: 1 }, 'error pattern validate.pattern.^(a) (key): "^(a)" wants a list with at least one pattern.'],
    ['^(a)', [], 'error pattern validate.pattern.^(a) (key): "^(a)" wants a list with at least one pattern.'],
    [
      '+(a)',
      1,
      'error pattern validate.pattern.+(a) (key): "+(a)" is an anchor of changes; in a pattern that validates there are (…), =(…), X(…), ^(…) and <(…).',
    ],
    ['(a', 1, `warning pattern validate.pattern.(a (key): Kyverno reads "(a" ${field}: a ")" is missing.`],
    ['=a)', 1, `warning pattern validate.pattern.=a) (key): Kyverno reads "=a)" ${field}: a "(" is missing.`],
    ['x(a)', 1, `warning pattern validate.pattern.x(a) (key): Kyverno reads "x(a)" ${field}; did you mean "X(a)"?`],
    [
      '?(a)',
      1,
      `warning pattern validate.pattern.?(a) (key): Kyverno reads "?(a)" ${field}: "?" begins no anchor; ${anchors}`,
    ],
    [
      'a)(',
      1,
      `warning pattern validate.pattern.a)( (key): Kyverno reads "a)(" ${field}: the anchors are (…), =(…), X(…), ^(…) and <(…).`,
    ],
  ])('%s: %j', (key, value, wanted) => expect(said({ [key]: value })).toEqual(wanted === null ? [] : [wanted]));
});

describe('values', () => {
  test.each<[unknown, readonly string[]]>([
    ['?*', []],
    ['>1 & <5 | !10Gi', []],
    ['10-20', []],
    ['>=1h', []],
    ['<', []],
    [5, []],
    ['!*:latest', []],
    ['>{{ x }}', []],
    ['>$(./../a)', []],
    ['>= ', ['warning pattern validate.pattern.a «>=»: ">=" compares with nothing, so no value passes.']],
    [
      '1 | >abc',
      [
        'warning pattern validate.pattern.a «>abc»: ">" compares numbers, quantities and durations; no value is ">abc".',
      ],
    ],
    [
      '=>5',
      [
        'warning pattern validate.pattern.a «=>5»: Kyverno reads "=>5" as a text: there is no operator "=>"; did you mean ">="?',
      ],
    ],
    ['== 5', ['warning pattern validate.pattern.a «== 5»: Kyverno reads "== 5" as a text: there is no operator "==".']],
  ])('%j', (a, wanted) => expect(said({ a })).toEqual(wanted));
});

test('Patterns stand in loops too, and several beside each other', () => {
  const wrong = { '(a': 1 };
  const rule = ruleOf({
    validate: { anyPattern: [{}, wrong], foreach: [{ pattern: wrong, foreach: [{ anyPattern: [wrong] }] }] },
    mutate: { foreach: [{ pattern: wrong }], patchStrategicMerge: { '+(a)': 1 } },
  });
  expect(patternProblems(rule).map(({ steps }) => steps.slice(3, -1).join('.'))).toEqual([
    'validate.foreach.0.pattern',
    'validate.anyPattern.1',
    'validate.foreach.0.foreach.0.anyPattern.0',
  ]);
});
