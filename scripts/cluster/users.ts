import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { server, type Place } from './place.ts';

/** Whom the API server knows by a token. */
type Account = { readonly name: string; readonly groups: readonly string[]; readonly namespace: string };

const masters = ['system:masters'];

/** For people: the groups of the last three are those of `phases/1-storage/namespaces/manifests/values.yaml`. */
const people = {
  admin: { name: 'admin', groups: masters, namespace: 'default' },
  /** May do what everybody may who is known, and nothing else. */
  dev: { name: 'dev', groups: [], namespace: 'default' },
  viewer: { name: 'viewer', groups: ['slipway:viewers'], namespace: 'default' },
  prober: { name: 'prober', groups: ['slipway:probers'], namespace: 'default' },
  keeper: { name: 'keeper', groups: ['slipway:keepers'], namespace: 'default' },
} as const satisfies Readonly<Record<string, Account>>;

/** For programs, each with a name of its own, so that the audit log tells them from people. */
const programs = {
  harness: { name: 'harness', groups: masters, namespace: 'default' },
  controllerManager: { name: 'system:kube-controller-manager', groups: masters, namespace: 'default' },
  scheduler: { name: 'system:kube-scheduler', groups: masters, namespace: 'default' },
  kwok: { name: 'kwok', groups: masters, namespace: 'default' },
  sealedSecrets: serviceAccount('kube-system', 'sealed-secrets-controller'),
  argocd: serviceAccount('argocd', 'argocd-application-controller'),
  kyverno: serviceAccount('kyverno', 'kyverno-admission-controller'),
} as const satisfies Readonly<Record<string, Account>>;

const accounts = { ...people, ...programs };

export type Person = keyof typeof people;
export type User = keyof typeof accounts;

/** The people by name, with what `valueOf` makes of each. */
export function forPeople<T>(valueOf: (person: Person) => T): Readonly<Record<Person, T>> {
  return Object.fromEntries(Object.keys(people).map((name) => [name, valueOf(name as Person)])) as Record<Person, T>;
}

/** A new token for everybody. */
export function newTokens(): Readonly<Record<User, string>> {
  const names = Object.keys(accounts) as User[];
  return Object.fromEntries(names.map((user) => [user, randomBytes(16).toString('hex')])) as Record<User, string>;
}

/** The file for `--token-auth-file`: token, name, uid, groups. */
export function tokenTable(tokens: Readonly<Record<User, string>>): string {
  return Object.entries(accounts)
    .map(([user, { name, groups }]) => `${tokens[user as User]},${name},${user},"${groups.join(',')}"\n`)
    .join('');
}

/** Where the kubeconfig of a user lies. */
export function kubeconfigOf(place: Place, user: User): string {
  return join(place.kubeconfigs, `${user}.yaml`);
}

/** Writes a kubeconfig for everybody: JSON, which is YAML too. */
export function writeKubeconfigs(place: Place, tokens: Readonly<Record<User, string>>): void {
  for (const [user, { namespace }] of Object.entries(accounts) as [User, Account][]) {
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'slipway-test', cluster: { server, 'certificate-authority': place.ca } }],
      users: [{ name: user, user: { token: tokens[user] } }],
      contexts: [{ name: user, context: { cluster: 'slipway-test', user, namespace } }],
      'current-context': user,
    };
    writeFileSync(kubeconfigOf(place, user), `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  }
}

function serviceAccount(namespace: string, name: string): Account {
  return { name: `system:serviceaccount:${namespace}:${name}`, groups: masters, namespace };
}
