import type { Query } from '../kubernetes/query.ts';
import { keyLabel } from './keySecret.ts';

/** What is asked for the sealing keys that the controller of a namespace uses. */
export function keysQuery(namespace: string, view: Query['view']): Query {
  return { apiVersion: 'v1', kind: 'Secret', namespace, labels: `${keyLabel}=active`, fields: null, view };
}
