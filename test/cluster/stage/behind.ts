import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../../../scripts/cluster/api.ts';
import { read, type Reference } from '../../../scripts/cluster/objects.ts';
import type { Orders } from '../../../scripts/cluster/orders.ts';
import type { PartName } from '../../../scripts/cluster/parts.ts';
import { playLonghorn } from './longhorn.ts';

/** Real programs, and the objects whose presence starts them; before that they do not run at all. */
interface Behind {
  readonly part: PartName;
  readonly objects: readonly Reference[];
}

const definition = (name: string): Reference => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  name,
});

const programs: readonly Behind[] = [
  {
    part: 'sealed-secrets-programs',
    objects: [
      definition('sealedsecrets.bitnami.com'),
      { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'kube-system', name: 'sealed-secrets-controller' },
    ],
  },
  {
    part: 'argocd-programs',
    objects: [
      definition('applications.argoproj.io'),
      definition('appprojects.argoproj.io'),
      { apiVersion: 'v1', kind: 'Secret', namespace: 'argocd', name: 'argocd-secret' },
      { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'argocd', name: 'argocd-cm' },
      { apiVersion: 'apps/v1', kind: 'StatefulSet', namespace: 'argocd', name: 'argocd-application-controller' },
    ],
  },
  {
    part: 'kyverno-programs',
    objects: [
      definition('validatingpolicies.policies.kyverno.io'),
      { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'kyverno', name: 'kyverno' },
      { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'kyverno', name: 'kyverno-admission-controller' },
    ],
  },
];

/** How often somebody looks whether there is something to do. */
const interval = 250;

/** What happens behind the objects of a cluster, while it is played. */
export interface Play {
  /** Why something is not as it should be, by who says it; what went well since is not in it. */
  readonly problems: ReadonlyMap<string, string>;
  /** Resolves when nobody does anything any more. Programs that run go on. */
  stop(): Promise<void>;
}

/** Starts each real program as soon as it is installed, and plays Longhorn's controllers, until it is stopped. */
export function playControllers(api: Api, orders: Orders): Play {
  const end = new AbortController();
  const problems = new Map<string, string>();
  const actors = [
    ...programs.map(({ part, objects }) => ({ name: part, act: () => startWhenInstalled(api, orders, part, objects) })),
    { name: 'longhorn', act: () => playLonghorn(api).then(() => false) },
  ];
  const all = actors.map(({ name, act }) => repeat(name, act, problems, end.signal));
  return {
    problems,
    stop: async () => {
      end.abort();
      await Promise.all(all);
    },
  };
}

async function repeat(
  name: string,
  act: () => Promise<boolean>,
  problems: Map<string, string>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const isDone = await act();
      problems.delete(name);
      if (isDone) return;
    } catch (error) {
      problems.set(name, error instanceof Error ? error.message : String(error));
    }
    await pause(interval, undefined, { signal }).catch(() => undefined);
  }
}

async function startWhenInstalled(
  api: Api,
  orders: Orders,
  part: PartName,
  objects: readonly Reference[],
): Promise<boolean> {
  for (const object of objects) if ((await read(api, object)) === undefined) return false;
  await orders.start(part);
  return true;
}
