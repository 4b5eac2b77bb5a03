import { expect, test } from 'vitest';
import { ruleOf } from '../../../../../src/domain/policy/defaults/rules.ts';

test('A type has its own rule', () => {
  expect(ruleOf('rbac.Subject')({ kind: 'User' })).toEqual({ kind: 'User', apiGroup: 'rbac.authorization.k8s.io' });
  expect(ruleOf('core.ServicePort')({ port: 1 })).toEqual({ port: 1, targetPort: 1 });
});

test('A type without a rule stays', () => {
  const value = { a: 1 };
  expect(ruleOf('core.Probe')(value)).toBe(value);
  expect(ruleOf('constructor')(value)).toBe(value);
});
