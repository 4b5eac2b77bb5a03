import { expect, test } from 'vitest';
import { stoppedProblem } from '../../../../../src/domain/policy/problems/stopped.ts';
import { pod } from '../asked.ts';

const cluster = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };

test.each([
  [pod({}), ['spec', 'validations', 1, 'expression'], ['spec', 'validations', 1, 'expression'], 'Pod "shop/web"'],
  [cluster, null, ['spec'], 'Namespace "shop"'],
])('A policy that took more than it may has a problem where it was stopped', (object, said, steps, name) => {
  expect(stoppedProblem({ object, said })).toMatchObject({
    steps,
    kind: 'budget',
    severity: 'warning',
    message: `One evaluation may not take that much: it was stopped on ${name}.`,
  });
});
