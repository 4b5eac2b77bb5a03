import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { itemsAt, textAt, textsAt } from '../field.ts';
import type { Fields } from '../field.ts';
import type { Attempt } from './failure.ts';
import type { State } from './state.ts';

/** Who asks. */
export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

export const everybody = 'system:authenticated';
const administrators = 'system:masters';
const rbac = 'rbac.authorization.k8s.io/v1';

/** Whether the roles in the cluster allow it, as RBAC reads them; administrators may do everything. */
export function mayDo(state: State, user: User, attempt: Omit<Attempt, 'user'>): boolean {
  if (user.groups.includes(administrators)) return true;
  const bindings = [
    ...state.list({ apiVersion: rbac, kind: 'ClusterRoleBinding' }),
    ...state
      .list({ apiVersion: rbac, kind: 'RoleBinding' })
      .filter(({ metadata }) => metadata.namespace === attempt.namespace),
  ];
  return bindings
    .filter((binding) => itemsAt(binding, 'subjects').some((subject) => isSubject(subject, user)))
    .flatMap((binding) => rulesOf(state, binding))
    .some((rule) => allows(rule, attempt));
}

function isSubject(subject: Fields, { name, groups }: User): boolean {
  const named = textAt(subject, 'name');
  return subject['kind'] === 'Group' ? groups.includes(named) : subject['kind'] === 'User' && named === name;
}

function rulesOf(state: State, binding: ClusterObject): readonly Fields[] {
  const kind = textAt(binding, 'roleRef', 'kind');
  const name = textAt(binding, 'roleRef', 'name');
  const role = state.get({ apiVersion: rbac, kind }, { namespace: binding.metadata.namespace, name });
  return itemsAt(role, 'rules');
}

function allows(rule: Fields, { verb, group, resource, name }: Omit<Attempt, 'user'>): boolean {
  const has = (field: string, value: string): boolean =>
    textsAt(rule, field).some((one) => one === '*' || one === value);
  const names = textsAt(rule, 'resourceNames');
  return (
    has('verbs', verb) &&
    has('apiGroups', group) &&
    has('resources', resource) &&
    (names.length === 0 || (name !== null && names.includes(name)))
  );
}

/** Answers the reviews in which somebody asks about himself. `may` decides, faults included. */
export function review(
  kind: string,
  user: User,
  body: unknown,
  may: (attempt: Omit<Attempt, 'user'>) => boolean,
): Fields {
  const asked = {
    kind,
    metadata: {},
    ...(kind === 'SelfSubjectReview' ? {} : { spec: (body as Fields)['spec'] ?? {} }),
  };
  switch (kind) {
    case 'SelfSubjectReview': {
      const userInfo = { username: user.name, groups: [...user.groups, everybody] };
      return { ...asked, apiVersion: 'authentication.k8s.io/v1', status: { userInfo } };
    }
    case 'SelfSubjectAccessReview':
      return { ...asked, apiVersion: 'authorization.k8s.io/v1', status: accessOf(body, may) };
    default: {
      const incomplete = { resourceRules: [], nonResourceRules: [], incomplete: true };
      return { ...asked, apiVersion: 'authorization.k8s.io/v1', status: incomplete };
    }
  }
}

function accessOf(body: unknown, may: (attempt: Omit<Attempt, 'user'>) => boolean): Fields {
  const asks = (field: string): string => textAt(body, 'spec', 'resourceAttributes', field);
  const part = asks('subresource');
  const allowed = may({
    verb: asks('verb'),
    group: asks('group'),
    resource: `${asks('resource')}${part === '' ? '' : `/${part}`}`,
    namespace: asks('namespace') || null,
    name: asks('name') || null,
  });
  return allowed ? { allowed, reason: 'RBAC: allowed' } : { allowed };
}
