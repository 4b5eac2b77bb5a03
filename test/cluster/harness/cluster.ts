import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { connect, type Answer, type Api, type Asking } from '../../../scripts/cluster/api.ts';
import type { Description } from '../../../scripts/cluster/description.ts';
import { placeOf, type Place } from '../../../scripts/cluster/place.ts';
import type { Person, User } from '../../../scripts/cluster/users.ts';

/** One line of the audit log: `audit.k8s.io/v1` at level Metadata. Watches have two, when they start and when they end. */
export type AuditEvent = {
  readonly auditID: string;
  readonly stage: 'ResponseStarted' | 'ResponseComplete' | 'Panic';
  readonly verb: string;
  readonly requestURI: string;
  readonly user: { readonly username: string; readonly groups?: readonly string[] };
  readonly userAgent?: string;
  readonly objectRef?: {
    readonly resource?: string;
    readonly namespace?: string;
    readonly name?: string;
    readonly apiGroup?: string;
    readonly apiVersion?: string;
    readonly subresource?: string;
  };
  readonly responseStatus?: { readonly code?: number; readonly reason?: string };
  readonly requestReceivedTimestamp: string;
  readonly stageTimestamp: string;
};

/** The cluster of this run, as tests see it. */
export type Cluster = {
  readonly server: string;
  /** The file with the certificate that the server has. */
  readonly ca: string;
  readonly state: string;
  readonly kubeconfigs: Readonly<Record<Person, string>>;
  readonly tokens: Readonly<Record<User, string>>;
  /** All requests so far, in the order in which they were answered. */
  readonly auditLog: () => readonly AuditEvent[];
  /** One request; any status is an answer. Without a user it is the harness that asks. */
  readonly api: (
    method: string,
    path: string,
    body?: unknown,
    asking?: Asking & { readonly user?: User },
  ) => Promise<Answer>;
};

/** The cluster that this file's tests run in. */
export function cluster(): Cluster {
  const { server, state, kubeconfigs, tokens } = description();
  const place = placeHere();
  return {
    server,
    ca: place.ca,
    state,
    kubeconfigs,
    tokens,
    auditLog: () =>
      readFileSync(place.auditLog, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as AuditEvent),
    api: (method, path, body, { user = 'harness', ...asking } = {}) => as(user)(method, path, body, asking),
  };
}

const connections = new Map<User, Api>();

/** The API as one of the users. */
export function as(user: User): Api {
  const api = connections.get(user) ?? connect(placeHere(), description().tokens[user]);
  connections.set(user, api);
  return api;
}

export function placeHere(): Place {
  return placeOf(description().state);
}

function description(): Description {
  const known = inject('cluster');
  if (known === null) throw new Error('There is no cluster: describe suites that need one with describeWithCluster.');
  return known;
}
