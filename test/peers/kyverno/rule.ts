/** Kyverno's Go structs as the JSON that they are in policies. */
import type { UserInfo } from '../../../src/domain/policy/match/subject.ts';
import type { GoValue } from '../golang/read.ts';
import { isList } from './tables.ts';

const names: Readonly<Record<string, string>> = {
  MatchResources: 'match',
  ExcludeResources: 'exclude',
  ResourceDescription: 'resources',
};

/** Kinds of subjects are constants of rbacv1. */
const constants: Readonly<Record<string, string>> = {
  'rbacv1.ServiceAccountKind': 'ServiceAccount',
  'rbacv1.GroupKind': 'Group',
  'rbacv1.UserKind': 'User',
};

/** A struct by the JSON names of its fields. Maps of labels keep their keys, which begin with small letters. */
export function asJson(value: GoValue): unknown {
  if (isList(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  if ('$ident' in value) return typeof value.$ident === 'string' ? (constants[value.$ident] ?? null) : null;
  const entries = Object.entries(value).flatMap(([key, one]): [string, unknown][] =>
    // What is embedded stands beside the other fields.
    key === 'UserInfo' ? Object.entries(asJson(one) as object) : [[jsonName(key), asJson(one)]],
  );
  return Object.fromEntries(entries);
}

function jsonName(field: string): string {
  return names[field] ?? `${field.slice(0, 1).toLowerCase()}${field.slice(1)}`;
}

/** `RequestInfo` of Kyverno, or `UserInfo` of Kubernetes. */
export function userOf(value: GoValue): UserInfo {
  const info = asJson(value) as Record<string, never>;
  const user: Record<string, never> = info['userInfo'] ?? info['admissionUserInfo'] ?? info;
  return {
    username: user['username'] ?? '',
    groups: user['groups'] ?? [],
    roles: info['roles'] ?? [],
    clusterRoles: info['clusterRoles'] ?? [],
  };
}
