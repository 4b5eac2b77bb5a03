import { expect, test } from 'vitest';
import { askingProblems } from '../../../../../src/domain/policy/problems/asking.ts';
import { told } from './told.ts';

test.each<[object, readonly string[]]>([
  [{}, []],
  [{ subjects: [{ kind: 'User', name: 'ann' }], roles: ['lab:admin'], clusterRoles: ['admin'] }, []],
  [{ subjects: [{ kind: 'ServiceAccount', name: 'ci', namespace: 'lab' }] }, []],
  [
    { subjects: [{ kind: 'ServiceAccount', name: 'ci' }] },
    ['subjects.0: A ServiceAccount is in a namespace, and this names none.'],
  ],
  [
    { subjects: [{ kind: 'Foo', name: 'ann' }] },
    ['subjects.0.kind: The kind of who asks is User, Group or ServiceAccount.'],
  ],
  [{ subjects: [{ kind: 'Group', name: '' }] }, ['subjects.0.name: This names nobody: a subject has a name.']],
  [{ roles: ['lab:admin', 'admin'] }, ['roles.1: "admin" is no role: write namespace:name.']],
])('%j', (filter, wanted) => {
  const placed = { value: filter, steps: [] };
  expect(told(askingProblems(placed), placed)).toEqual(wanted.map((line) => `error unmatched ${line}`));
});
