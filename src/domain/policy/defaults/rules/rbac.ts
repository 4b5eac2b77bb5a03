import { textAt } from '../../../kubernetes/read.ts';
import type { JsonMap } from '../shape.ts';

/** Users and groups are of RBAC itself, service accounts are objects of the core group (SetDefaults_Subject). */
export function subject(value: JsonMap): JsonMap {
  const kind = textAt(value, 'kind');
  return kind === 'User' || kind === 'Group' ? { apiGroup: 'rbac.authorization.k8s.io', ...value } : value;
}
