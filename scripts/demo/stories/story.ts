import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import type { User } from '../api/access.ts';
import type { Faults } from '../api/faults.ts';
import { definitions } from '../api/kinds.ts';
import type { State } from '../api/state.ts';

/** What a story can change. */
export interface Stage {
  readonly state: State;
  readonly faults: Faults;
  /** The objects of a healthy platform, built up to a phase. */
  readonly built: (phase: number) => readonly ClusterObject[];
  /** The time, as Kubernetes writes it. */
  readonly time: () => string;
  /** From now on the administrator of the kubeconfig is somebody else. */
  readonly become: (user: User) => void;
}

export type Step = (stage: Stage) => void;

/** Something that happens to the cluster, in steps with a pause between them. */
export interface Story {
  readonly name: string;
  /** What one sees. */
  readonly title: string;
  readonly steps: readonly Step[];
}

/** The cluster holds these objects and no others; what is the same already does not change. */
export function becomes({ state }: Pick<Stage, 'state'>, objects: readonly ClusterObject[]): void {
  const wanted = new Set(objects.map(identityOf));
  const kinds = new Map(state.kinds.map(({ group, version, kind }) => [`${group} ${kind}`, { group, version, kind }]));
  const there = [...kinds.values()].flatMap(({ group, version, kind }) =>
    state.list({ apiVersion: group === '' ? version : `${group}/${version}`, kind }),
  );
  const gone = there.filter((object) => !wanted.has(identityOf(object)));
  // Definitions go last: their objects go with them.
  for (const object of gone.toSorted((a, b) => rank(a) - rank(b))) {
    const isKnown = state.kinds.some(({ kind }) => kind === object.kind);
    if (isKnown) state.remove(object, object.metadata);
  }
  for (const object of objects) state.put(object);
}

function rank({ kind }: ClusterObject): number {
  return kind === definitions.kind ? 1 : 0;
}

function identityOf({ apiVersion, kind, metadata }: ClusterObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return `${group ?? ''} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}
