import { describe, expect, test } from 'vitest';
import { users } from '../../../../../../src/domain/cel/library/kyverno/user.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('users', () => {
  checkPolicies(kyverno, [
    ["user.parseServiceAccount('system:serviceaccount:ns:sa').Name", '"sa"'],
    ["user.parseServiceAccount('system:serviceaccount:ns:sa').Namespace", '"ns"'],
    ["user.parseServiceAccount('system:serviceaccount:ns:sa:x').Name", '"sa:x"'],
    ["parseServiceAccount('bob').Name", '""'],
    ["parseServiceAccount('system:serviceaccount:ns').Namespace", '""'],
    [
      "parseServiceAccount('x').name",
      'unknown-field [name] Unknown field "name" in user.ServiceAccount; did you mean "Name"?',
    ],
    [
      "parseServiceAccount('x').Foo",
      'unknown-field [Foo] Unknown field "Foo" in user.ServiceAccount; known are Name, Namespace.',
    ],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    users.every(({ name, method }) => (method ? kyverno.functions.methods : kyverno.functions.globals).has(name)),
  ).toBe(true);
});
