import { expect, test } from 'vitest';
import { problemAt } from '../../../src/domain/policy/problems/problem.ts';
import { manifestOf } from '../../../src/repository/manifest.ts';
import { notInForce } from '../../../src/repository/notInForce.ts';

const text = '# Why.\n---\napiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p}\nspec: {rules: [a b]}\n';

test.each([
  [{}, '6:16'],
  [{ part: { start: 2, end: 3 } }, '6:18'],
])('A policy is not in force for what stands at a place in its file: %j', (place, where) => {
  const [policy] = manifestOf('policy.yaml', text).objects;
  if (policy === undefined) throw new Error('There is no policy.');
  const problem = problemAt(['spec', 'rules', 0], 'rule', 'error', 'No.', place);
  expect(notInForce([problem, problem], policy, text)).toEqual(
    Array.from({ length: 2 }, () => `policy.yaml:${where}: ClusterPolicy "p" is not in force: No.`),
  );
  expect(notInForce([], policy, text)).toEqual([]);
});
