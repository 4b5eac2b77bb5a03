import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/domain/edits.ts';
import { problemAt } from '../../../src/domain/policy/problems/problem.ts';
import type { PolicyProblem } from '../../../src/domain/policy/problems/problem.ts';
import type { Range } from '../../../src/domain/range.ts';
import { documentIn } from '../../../src/repository/manifest.ts';
import { problemFindings } from '../../../src/repository/policyProblems.ts';

const text = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
spec:
  rules:
    - name: a
      message: |-
        one
        two three
      "quoted key": 'it''s'
`;
const rule = ['spec', 'rules', 0] as const;

test.each<[PolicyProblem, readonly [code: string, text: string, pointer: string, property: string | null]]>([
  [problemAt([...rule, 'name'], 'rule', 'error', 'No.'), ['policy/invalid', 'a', '/spec/rules/0/name', null]],
  [
    problemAt([...rule, 'message'], 'query', 'error', 'No.', { part: { start: 4, end: 7 } }),
    ['policy/invalid', 'two', '/spec/rules/0/message', null],
  ],
  [
    problemAt([...rule, 'quoted key'], 'query', 'warning', 'No.', { part: { start: 3, end: 4 } }),
    ['policy/suspect', 's', '/spec/rules/0/quoted key', null],
  ],
  [
    problemAt([...rule, 'quoted key'], 'pattern', 'error', 'No.', { on: 'key', part: { start: 7, end: 10 } }),
    ['policy/invalid', 'key', '/spec/rules/0/quoted key', null],
  ],
  [problemAt([...rule, 'name'], 'budget', 'warning', 'No.'), ['policy/budget', 'a', '/spec/rules/0/name', null]],
  [problemAt(['kind'], 'deprecated', 'hint', 'No.', { on: 'key' }), ['policy/deprecated', 'kind', '/kind', null]],
  [
    problemAt([...rule, 'match', 'any'], 'unmatched', 'error', 'No.'),
    ['policy/invalid', 'name', '/spec/rules/0', 'match'],
  ],
])('%j', (problem, wanted) => {
  const [object] = documentIn(text).objects;
  if (object === undefined) throw new Error('There is no object.');
  const found = problemFindings([problem], { ...object, text });
  expect(
    found.map(({ code, range, pointer, property }) => [code, text.slice(range.start, range.end), pointer, property]),
  ).toEqual([wanted]);
});

describe('What was most likely meant takes the place of', () => {
  const policy = (scalar: string): string =>
    `apiVersion: policies.kyverno.io/v1\nkind: ValidatingPolicy\nexpression: ${scalar}\n`;
  const meant = (near: string, part: Range | null = null): PolicyProblem =>
    problemAt(['expression'], 'expression', 'error', 'No.', { part, near });
  test.each<[what: string, problem: PolicyProblem, before: string, after: string | null]>([
    ['a value', meant('Equals'), 'Equls', 'Equals'],
    ['a value in quotes', meant('Equals'), "'Equls'", "'Equals'"],
    ['a part of one', meant('replicas', { start: 7, end: 14 }), 'object.replica > 1', 'object.replicas > 1'],
    ['a part of a block', meant('spec', { start: 5, end: 7 }), '|-\n  true\n  sp == 1', '|-\n  true\n  spec == 1'],
    ['nothing where an escape hides the place', meant('b', { start: 2, end: 3 }), '"\\u0061 c"', null],
    ['nothing where none is known', problemAt(['expression'], 'query', 'error', 'No.'), 'a', null],
    ['nothing where it is no name', meant('a b'), 'a', null],
    ['nothing where it is not written', problemAt(['other'], 'query', 'error', 'No.', { near: 'b' }), 'a', null],
  ])('%s', (_, problem, before, after) => {
    const written = policy(before);
    const [object] = documentIn(written).objects;
    if (object === undefined) throw new Error('There is no object.');
    const [fix] = problemFindings([problem], { ...object, text: written }).flatMap(({ fixes }) => fixes);
    expect(fix === undefined ? null : applyEdits(written, fix.edits)).toBe(after === null ? null : policy(after));
  });
});
