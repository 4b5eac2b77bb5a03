import type { Right } from '../kubernetes/failure.ts';
import type { StepKind } from '../phases/spec.ts';

/** The programs that a kind of step runs. That of a command is its own. */
const programs: Readonly<Partial<Record<StepKind, readonly string[]>>> = {
  host: ['ssh'],
  helmfile: ['helmfile', 'helm'],
  gitops: ['git'],
  seal: ['git'],
  backup: ['git'],
};

/** Names of the programs that steps of these kinds run, each once. */
export function programsFor(kinds: readonly StepKind[]): readonly string[] {
  return [...new Set(kinds.flatMap((kind) => programs[kind] ?? []))].toSorted();
}

const right = (verb: Right['verb'], group: string, resource: string, namespace: string | null): Right => ({
  verb,
  group,
  resource,
  namespace,
});

/** For who bootstraps at all: the Lease. */
const always: readonly Right[] = (['get', 'create', 'patch', 'delete'] as const).map((verb) =>
  right(verb, 'coordination.k8s.io', 'leases', 'kube-system'),
);

const keys: readonly Right[] = (['list', 'get', 'create'] as const).map((verb) =>
  right(verb, '', 'secrets', 'kube-system'),
);

/** What a kind of step wants to be allowed. For Helm these stand for all that charts may have. */
const rights: Readonly<Partial<Record<StepKind, readonly Right[]>>> = {
  helmfile: [
    right('create', '', 'secrets', null),
    right('patch', 'apps', 'deployments', null),
    right('create', 'apiextensions.k8s.io', 'customresourcedefinitions', null),
    right('create', 'rbac.authorization.k8s.io', 'clusterrolebindings', null),
  ],
  gitops: [
    right('get', 'argoproj.io', 'applications', 'argocd'),
    right('patch', 'argoproj.io', 'applications', 'argocd'),
  ],
  applications: [right('list', 'argoproj.io', 'applications', 'argocd')],
  backup: keys,
  restore: keys,
};

/** What somebody has to be allowed in the cluster for steps of these kinds, each once. */
export function rightsFor(kinds: readonly StepKind[]): readonly Right[] {
  const all = [...always, ...kinds.flatMap((kind) => rights[kind] ?? [])];
  const seen = new Map(all.map((one) => [JSON.stringify(one), one]));
  return [...seen.values()];
}
