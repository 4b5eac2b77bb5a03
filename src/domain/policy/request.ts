import type { UserInfo } from './match/subject.ts';

/** A kind of objects as an API server serves it. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** As in RBAC: `deployments`. */
  readonly plural: string;
}

/** What an API server asks policies about. Objects are data as JSON has it, with bigints where a number is too large. */
export interface Request {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';
  readonly resource: Resource;
  /** Empty for the object itself. */
  readonly subresource: string;
  /** Empty for what lies in no namespace; a Namespace lies in itself. */
  readonly namespace: string;
  readonly name: string;
  /** Null when it is deleted. */
  readonly object: unknown;
  /** Null when it is made. */
  readonly oldObject: unknown;
  /** The Namespace that it lies in; null for what lies in none, undefined when nobody knows it. */
  readonly namespaceObject: unknown;
  /** Who asks; null when nobody in particular does. */
  readonly userInfo: UserInfo | null;
}
