import { resourceOf } from './kinds.ts';
import type { ApiKind } from './kinds.ts';

/** An answer that is no success, in the words of the API server (k8s.io/apimachinery/pkg/api/errors). */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly status: Status;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: Status, headers: Readonly<Record<string, string>> = {}) {
    super(status.message);
    this.status = status;
    this.headers = headers;
  }
}

export interface Status {
  readonly kind: 'Status';
  readonly apiVersion: 'v1';
  readonly metadata: Readonly<Record<string, never>>;
  readonly status: 'Failure';
  readonly message: string;
  readonly reason: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly code: number;
}

export function statusOf(code: number, reason: string, message: string, details?: Status['details']): Status {
  const base = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason } as const;
  return { ...base, ...(details === undefined ? {} : { details }), code };
}

/** Who asks for what, as refusals name it. */
export interface Attempt {
  readonly user: string;
  readonly verb: string;
  readonly group: string;
  /** With its subresource: `services/proxy`. */
  readonly resource: string;
  readonly namespace: string | null;
  readonly name: string | null;
}

export function unauthorized(): ApiFailure {
  return new ApiFailure(statusOf(401, 'Unauthorized', 'Unauthorized'));
}

export function forbidden({ user, verb, group, resource, namespace, name }: Attempt): ApiFailure {
  const [plural = ''] = resource.split('/');
  const what = `${resourceOf({ group, plural })}${name === null ? '' : ` "${name}"`}`;
  const where = namespace === null ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  const message = `${what} is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`;
  return new ApiFailure(statusOf(403, 'Forbidden', message, detailsOf({ group, plural }, name)));
}

/** Somebody has looked at the object and refuses it. */
export function refused(kind: ApiKind, name: string, why: string): ApiFailure {
  const message = `${resourceOf(kind)} "${name}" is forbidden: ${why}`;
  return new ApiFailure(statusOf(403, 'Forbidden', message, detailsOf(kind, name)));
}

export function denied(webhook: string, why: string): ApiFailure {
  return new ApiFailure(statusOf(400, 'BadRequest', `admission webhook "${webhook}" denied the request: ${why}`));
}

export function notFound(kind: ApiKind, name: string): ApiFailure {
  return new ApiFailure(statusOf(404, 'NotFound', `${resourceOf(kind)} "${name}" not found`, detailsOf(kind, name)));
}

export function alreadyExists(kind: ApiKind, name: string): ApiFailure {
  const message = `${resourceOf(kind)} "${name}" already exists`;
  return new ApiFailure(statusOf(409, 'AlreadyExists', message, detailsOf(kind, name)));
}

export function conflict(kind: ApiKind, name: string): ApiFailure {
  const why = 'the object has been modified; please apply your changes to the latest version and try again';
  const message = `Operation cannot be fulfilled on ${resourceOf(kind)} "${name}": ${why}`;
  return new ApiFailure(statusOf(409, 'Conflict', message, detailsOf(kind, name)));
}

/** A page that comes too late. */
export function pageExpired(): ApiFailure {
  const message =
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.';
  return new ApiFailure(statusOf(410, 'Expired', message));
}

/** A watch from a time that nobody remembers; it is told as an event. */
export function tooOld(wanted: number, oldest: number): Status {
  return statusOf(410, 'Expired', `too old resource version: ${wanted} (${oldest})`);
}

export function invalid(kind: ApiKind, name: string, why: string): ApiFailure {
  const about = { ...detailsOf(kind, name), kind: kind.kind };
  return new ApiFailure(statusOf(422, 'Invalid', `${kind.kind} "${name}" is invalid: ${why}`, about));
}

export function tooMany(seconds: number): ApiFailure {
  const status = statusOf(429, 'TooManyRequests', 'Too many requests, please try again later.', {
    retryAfterSeconds: seconds,
  });
  return new ApiFailure(status, { 'retry-after': String(seconds) });
}

export function broken(code: number): ApiFailure {
  return code === 500
    ? new ApiFailure(statusOf(500, 'InternalError', 'Internal error occurred: etcdserver: request timed out'))
    : new ApiFailure(
        statusOf(code, 'ServiceUnavailable', 'the server is currently unable to handle the request', undefined),
      );
}

export function badRequest(message: string): ApiFailure {
  return new ApiFailure(statusOf(400, 'BadRequest', message));
}

export function notAllowed(): ApiFailure {
  const message = 'the server does not allow this method on the requested resource';
  return new ApiFailure(statusOf(405, 'MethodNotAllowed', message));
}

export function notAcceptable(): ApiFailure {
  const message = 'only the following media types are accepted: application/json';
  return new ApiFailure(statusOf(406, 'NotAcceptable', message));
}

export function wrongMedia(): ApiFailure {
  const message =
    'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml';
  return new ApiFailure(statusOf(415, 'UnsupportedMediaType', message));
}

function detailsOf({ group, plural }: Pick<ApiKind, 'group' | 'plural'>, name: string | null): Status['details'] {
  return { ...(name === null ? {} : { name }), ...(group === '' ? {} : { group }), kind: plural };
}
