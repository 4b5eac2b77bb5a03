import type { Right } from '../kubernetes/failure.ts';

/** What steps take of this machine and of the cluster, as far as it can be known before they are planned. */
export interface Needs {
  /** Names of programs. */
  readonly programs: readonly string[];
  /** What somebody has to be allowed. */
  readonly rights: readonly Right[];
  readonly wishes: readonly Wish[];
}

/** A right without which something is left to a person. */
export interface Wish {
  readonly right: Right;
  /** What is left to whom, in a sentence. */
  readonly without: string;
}

export const nothingNeeded: Needs = { programs: [], rights: [], wishes: [] };

/** What all of them take together, each once, with what every run takes: its Lease. */
export function needsTogether(all: readonly Needs[]): Needs {
  return {
    programs: [...new Set(all.flatMap(({ programs }) => programs))].toSorted(),
    rights: once([...lease, ...all.flatMap(({ rights }) => rights)]),
    wishes: once(all.flatMap(({ wishes }) => wishes)),
  };
}

/** The right to do several things with objects of a kind; `namespace` null for all. */
export function rightsTo(
  verbs: readonly Right['verb'][],
  { group, resource, namespace }: Omit<Right, 'verb'>,
): readonly Right[] {
  return verbs.map((verb) => ({ verb, group, resource, namespace }));
}

const lease = rightsTo(['get', 'create', 'patch', 'delete'], {
  group: 'coordination.k8s.io',
  resource: 'leases',
  namespace: 'kube-system',
});

function once<One>(list: readonly One[]): readonly One[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
