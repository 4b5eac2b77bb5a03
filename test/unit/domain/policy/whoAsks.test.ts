import { expect, test } from 'vitest';
import { looksAtWhoAsks } from '../../../../src/domain/policy/whoAsks.ts';

const filter = { any: [{ resources: { kinds: ['Pod'] }, clusterRoles: ['cluster-admin'] }] };
const role = {
  rules: [{ match: { any: [{ resources: { kinds: ['Role'] } }] }, validate: { pattern: { roles: 'x' } } }],
};

test.each<readonly [string, unknown, boolean]>([
  ['an expression', { validations: [{ expression: "request.userInfo.username == 'a'" }] }, true],
  ['a variable', { rules: [{ validate: { message: 'Not {{ serviceAccountName }}.' } }] }, true],
  ['a query for roles', { rules: [{ preconditions: { all: [{ key: '{{ request.clusterRoles }}' }] } }] }, true],
  ['a query for roles in quotes', { rules: [{ context: [{ variable: { jmesPath: 'request."roles"' } }] }] }, true],
  ['a variable in a key', { rules: [{ validate: { pattern: { '{{ serviceAccountName }}': 'a' } } }] }, true],
  ['a query with both', { rules: [{ message: '{{ a.serviceAccountName == serviceAccountName }}' }] }, true],
  ['a filter', { rules: [{ exclude: filter }] }, true],
  ['a filter of old', { rules: [{ match: { subjects: [{ kind: 'User', name: 'a' }] } }] }, true],
  ['roles that are objects', role, false],
  ['a selector of a resource', { rules: [{ match: { any: [{ resources: { selector: { roles: 'a' } } }] } }] }, false],
  ['the account of a pod', { rules: [{ validate: { pattern: { spec: { serviceAccountName: '?*' } } } }] }, false],
  ...["object.spec.serviceAccountName != 'a'", "object.spec.?serviceAccountName.orValue('') != 'a'"].map(
    (expression) => ['a field of a pod', { validations: [{ expression }] }, false] as const,
  ),
  ['a field of a pod in quotes', { validations: [{ expression: "object.spec['serviceAccountName'] != 'a'" }] }, false],
  ['nothing', null, false],
])('Of a policy with %s', (_, spec, looks) => {
  const policy = { kind: 'ClusterPolicy', spec };
  expect([looksAtWhoAsks(policy), looksAtWhoAsks(policy)]).toEqual([looks, looks]);
});
