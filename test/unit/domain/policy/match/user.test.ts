import { expect, test } from 'vitest';
import type { UserInfo } from '../../../../../src/domain/policy/match/subject.ts';
import { asksForUser, listsUsers, matchesUser } from '../../../../../src/domain/policy/match/user.ts';

const user: UserInfo = { username: 'ann', groups: ['dev', 'ops'], roles: ['prod:admin'], clusterRoles: ['view'] };
const account: UserInfo = { ...user, username: 'system:serviceaccount:ns:sa' };
const subject = (kind: string, name: string, namespace = ''): unknown => ({ subjects: [{ kind, name, namespace }] });

test.each<[unknown, UserInfo | null, boolean]>([
  [{}, user, true],
  [{}, null, true],
  [{ roles: [] }, null, true],
  [{ roles: ['x', 'prod:admin'] }, user, true],
  [{ roles: ['x'] }, user, false],
  [{ roles: ['prod:*'] }, user, false],
  [{ roles: ['x'] }, null, false],
  [{ clusterRoles: ['view'] }, user, true],
  [{ clusterRoles: ['edit'] }, user, false],
  [{ clusterRoles: ['view'] }, null, false],
  [{ roles: ['prod:admin'], clusterRoles: ['edit'] }, user, false],
  [subject('User', 'ann'), user, true],
  [subject('User', 'a*'), user, true],
  [subject('User', 'bob'), user, false],
  [subject('User', 'ann'), null, false],
  [subject('User', '*'), null, true],
  [subject('Group', 'o?s'), user, true],
  [subject('Group', 'ann'), user, false],
  [subject('Group', '*'), null, false],
  [subject('ServiceAccount', 'sa', 'ns'), account, true],
  [subject('ServiceAccount', 'sa', 'n*'), account, true],
  [subject('ServiceAccount', 'sa', 'other'), account, false],
  [subject('ServiceAccount', 'ann'), user, false],
  [subject('Robot', '*'), user, false],
  [
    {
      subjects: [
        { kind: 'User', name: 'bob' },
        { kind: 'User', name: 'ann' },
      ],
    },
    user,
    true,
  ],
  [{ roles: ['x'], subjects: [{ kind: 'User', name: 'ann' }] }, user, false],
])('%j, %j: %j', (filter, who, expected) => {
  expect(matchesUser(filter, who)).toBe(expected);
});

test.each<[unknown, boolean, boolean]>([
  [{}, false, false],
  [{ roles: null }, false, false],
  [{ roles: [] }, true, false],
  [{ clusterRoles: ['a'] }, true, true],
  [{ subjects: [{}] }, true, true],
])('%j says something: %j, lists somebody: %j', (filter, says, lists) => {
  expect(asksForUser(filter)).toBe(says);
  expect(listsUsers(filter)).toBe(lists);
});
