import { at, listAt, textAt, textsAt } from '../../kubernetes/read.ts';
import type { Meter } from '../meter.ts';
import { wildcard } from '../wildcard.ts';
import type { UserInfo } from './subject.ts';

const fields = ['roles', 'clusterRoles', 'subjects'] as const;

/** Whether a filter lists anybody. */
export function listsUsers(filter: unknown): boolean {
  return fields.some((field) => listAt(filter, field).length > 0);
}

/** Whether a filter says anything about who asks: to rules an empty list is something. */
export function asksForUser(filter: unknown): boolean {
  return fields.some((field) => (at(filter, field) ?? null) !== null);
}

/** Whether who asks has one of the roles, one of the cluster roles and is one of the subjects, as far as these are listed. */
export function matchesUser(filter: unknown, user: UserInfo | null, meter?: Meter): boolean {
  const [roles, clusterRoles] = [textsAt(filter, 'roles'), textsAt(filter, 'clusterRoles')];
  const subjects = listAt(filter, 'subjects');
  return (
    (roles.length === 0 || user?.roles.some((role) => roles.includes(role)) === true) &&
    (clusterRoles.length === 0 || user?.clusterRoles.some((role) => clusterRoles.includes(role)) === true) &&
    (subjects.length === 0 || subjects.some((subject) => isSubject(subject, user ?? nobody, meter)))
  );
}

const nobody: UserInfo = { username: '', groups: [], roles: [], clusterRoles: [] };

/** kyverno, pkg/utils/match/subjects.go: names may have wildcards. */
function isSubject(subject: unknown, { username, groups }: UserInfo, meter: Meter | undefined): boolean {
  const name = textAt(subject, 'name');
  switch (textAt(subject, 'kind')) {
    case 'ServiceAccount':
      return wildcard(`system:serviceaccount:${textAt(subject, 'namespace')}:${name}`, username, meter);
    case 'Group':
      return groups.some((group) => wildcard(name, group, meter));
    case 'User':
      return wildcard(name, username, meter);
    default:
      return false;
  }
}
