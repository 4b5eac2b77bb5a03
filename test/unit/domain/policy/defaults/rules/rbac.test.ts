import { expect, test } from 'vitest';
import { subject } from '../../../../../../src/domain/policy/defaults/rules/rbac.ts';

const rbac = 'rbac.authorization.k8s.io';

test.each([
  [{ kind: 'User' }, { kind: 'User', apiGroup: rbac }],
  [{ kind: 'Group' }, { kind: 'Group', apiGroup: rbac }],
  [
    { kind: 'Group', apiGroup: 'own' },
    { kind: 'Group', apiGroup: 'own' },
  ],
  [{ kind: 'ServiceAccount' }, { kind: 'ServiceAccount' }],
])('%j becomes %j', (value, expected) => {
  expect(subject(value)).toEqual(expected);
});
