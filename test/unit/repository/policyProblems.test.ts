import { expect, test } from 'vitest';
import { problemAt } from '../../../src/domain/policy/problems/problem.ts';
import type { PolicyProblem } from '../../../src/domain/policy/problems/problem.ts';
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
