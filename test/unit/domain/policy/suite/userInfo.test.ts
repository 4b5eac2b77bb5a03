import { expect, test } from 'vitest';
import { readUserInfo } from '../../../../../src/domain/policy/suite/userInfo.ts';

test.each<[unknown, object]>([
  [
    { roles: ['x:r'], clusterRoles: ['admin'], userInfo: { username: 'jane', groups: ['g', 1] } },
    { username: 'jane', groups: ['g'], roles: ['x:r'], clusterRoles: ['admin'] },
  ],
  [null, { username: '', groups: [], roles: [], clusterRoles: [] }],
])('%j', (data, result) => expect(readUserInfo(data)).toEqual(result));
