import { expect, test } from 'vitest';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';
import { compileConditions, isCalled } from '../../../../../src/domain/policy/classic/webhook.ts';
import { Patience } from '../../../../../src/domain/policy/patience.ts';
import { asked, pod } from '../asked.ts';

const policyWith = (...expressions: readonly string[]): object => ({
  spec: { webhookConfiguration: { matchConditions: expressions.map((expression) => ({ name: 'c', expression })) } },
});

test.each([
  [['true'], true],
  [["object.metadata.namespace == 'shop'", "request.operation == 'UPDATE'"], false],
  [["!('system:nodes' in request.userInfo.groups)"], true],
  [["!('system:nodes' in request.userInfo.groups)", "object.kind == 'Service'"], false],
])('By %j a policy is asked: %s', (expressions, isAsked) => {
  const program = compileConditions(policyWith(...expressions));
  const around = { externals: nothingOutside, budget: new Patience().forObject().meter().funds };
  expect(program !== null && isCalled(program, asked(pod({})), around)).toBe(isAsked);
});

test('Who sends a request counts where that is known', () => {
  const program = compileConditions(policyWith("!('system:nodes' in request.userInfo.groups)"));
  const userInfo = { username: 'n', groups: ['system:nodes'], roles: [], clusterRoles: [] };
  const around = { externals: nothingOutside, budget: new Patience().forObject().meter().funds };
  expect(program !== null && isCalled(program, asked(pod({}), { userInfo }), around)).toBe(false);
});

test.each([[{ spec: {} }], [policyWith('object.')]])('%j has no conditions that count', (policy) => {
  expect(compileConditions(policy)).toBeNull();
});
