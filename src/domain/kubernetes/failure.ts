/** Why the cluster did not give what was asked. A closed list: what follows from a failure is decided by its code. */
export type FailureCode =
  /** No kubeconfig, or none that can be used. */
  | 'kubeconfig'
  /** Somebody was asked whether this context may be used, and said no. */
  | 'consent'
  /** A credential can't be had: plugin, token file, certificate of the client. */
  | 'credentials'
  /** 401, after the credentials were asked for anew. */
  | 'unauthorized'
  /** Nothing listens, or the name is unknown. */
  | 'unreachable'
  /** Something listens and says nothing. */
  | 'timeout'
  /** The connection broke off. */
  | 'reset'
  /** The server is not who it has to be. */
  | 'tls'
  | 'redirect'
  | 'too-large'
  /** The answer is no answer of Kubernetes. */
  | 'unreadable'
  /** 403 */
  | 'forbidden'
  /** The cluster has no such kind: the definition is missing. */
  | 'no-kind'
  /** 410: the place in the history is gone. */
  | 'expired'
  /** 429 */
  | 'throttled'
  /** 5xx */
  | 'server'
  /** 404: there is nothing of this name. */
  | 'missing'
  /** 409: the object has changed since it was read. */
  | 'conflict'
  /** 409: there is one of this name already. */
  | 'exists'
  /** Any other 4xx: admission, a name that can't be. */
  | 'refused'
  /** A webhook that the API server asks before it writes has no answer: nothing was written. */
  | 'webhook'
  /** Another cluster answers under the same context name. */
  | 'other-cluster';

/** What somebody has to be allowed for the request to succeed. */
export interface Right {
  readonly verb: 'get' | 'list' | 'watch' | 'create' | 'patch' | 'delete';
  /** Empty for the core group. */
  readonly group: string;
  /** Plural, as in RBAC; a path (`/version`) for what is no resource. */
  readonly resource: string;
  /** Null for the whole cluster. */
  readonly namespace: string | null;
}

export interface Failure {
  readonly code: FailureCode;
  /** One sentence: what, where, with the value. */
  readonly message: string;
  /** What to do; null when waiting is all. */
  readonly remedy: string | null;
  readonly right: Right | null;
  /** Milliseconds for which the server wants to be left alone; null when it does not say. */
  readonly retryAfter: number | null;
}

/** A value, or why there is none. */
export type Answer<Value> = { readonly value: Value } | { readonly failure: Failure };

/** A failure with what is known of it. */
export function failureOf(
  code: FailureCode,
  message: string,
  more: Partial<Omit<Failure, 'code' | 'message'>> = {},
): Failure {
  return { code, message, remedy: null, right: null, retryAfter: null, ...more };
}

/** What it says, with what to do about it. */
export function sentenceOf({ message, remedy }: Pick<Failure, 'message' | 'remedy'>): string {
  return remedy === null ? message : `${message.trim().replace(/\.$/, '')}. ${remedy}`;
}

/** `list deployments.apps in namespace "web"` */
export function nameOfRight({ verb, group, resource, namespace }: Right): string {
  const what = group === '' ? resource : `${resource}.${group}`;
  return `${verb} ${what}${namespace === null ? '' : ` in namespace "${namespace}"`}`;
}
