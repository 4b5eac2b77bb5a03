import { textAt, textsAt } from '../../kubernetes/read.ts';
import type { UserInfo } from '../match/subject.ts';

/** Who asks, as a `UserInfo` file (cli.kyverno.io) says. */
export function readUserInfo(data: unknown): UserInfo {
  return {
    username: textAt(data, 'userInfo', 'username'),
    groups: textsAt(data, 'userInfo', 'groups'),
    roles: textsAt(data, 'roles'),
    clusterRoles: textsAt(data, 'clusterRoles'),
  };
}
