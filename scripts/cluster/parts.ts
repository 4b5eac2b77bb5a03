import type { Api } from './api.ts';
import { startArgocd, startArgocdBehind } from './argocd.ts';
import { startKwok } from './kwok.ts';
import { startKyverno, startKyvernoBehind } from './kyverno.ts';
import type { Place } from './place.ts';
import type { Program } from './process.ts';
import { startSealedSecrets, startSealedSecretsBehind } from './sealedSecrets.ts';
import type { User } from './users.ts';

/** What a part of a cluster is given to bring itself up. */
export type Surroundings = {
  readonly place: Place;
  readonly tokens: Readonly<Record<User, string>>;
  /** As the harness, which may do everything. */
  readonly api: Api;
  /** The path of a peer, built when it is not there. */
  readonly program: (peer: string) => Promise<string>;
  /** Starts a program and returns when it is ready. */
  readonly start: (program: Program) => Promise<void>;
};

/** One of the things that a cluster can have besides its control plane. */
type Part = {
  /** What it runs, to be built before a namespace without network needs it. */
  readonly peers: readonly string[];
  start(surroundings: Surroundings): Promise<void>;
};

/** The programs of the control plane. */
export const controlPlanePeers: readonly string[] = ['kube'];

export const parts = {
  'sealed-secrets': { peers: ['sealed-secrets-controller'], start: startSealedSecrets },
  kwok: { peers: ['kwok'], start: startKwok },
  argocd: { peers: ['argocd', 'argocd-cache', 'helm'], start: startArgocd },
  kyverno: { peers: ['kyverno-admission'], start: startKyverno },
  /** The same programs without what they are installed by: for clusters into which something else installs them. */
  'sealed-secrets-programs': { peers: ['sealed-secrets-controller'], start: startSealedSecretsBehind },
  'argocd-programs': { peers: ['argocd', 'argocd-cache', 'helm'], start: startArgocdBehind },
  'kyverno-programs': { peers: ['kyverno-admission'], start: startKyvernoBehind },
} as const satisfies Readonly<Record<string, Part>>;

export type PartName = keyof typeof parts;

export const partNames: readonly PartName[] = Object.keys(parts) as PartName[];

export function isPart(name: string): name is PartName {
  return Object.hasOwn(parts, name);
}
