import type { ClusterObject, Query } from '../../../../src/domain/kubernetes/query.ts';
import type { Plan } from '../../../../src/domain/phases/plan.ts';
import type { Seen, SeenState, World } from '../../../../src/domain/phases/world.ts';
import { gitops, hosts, storage } from './greenPlatform.ts';
import { networks, security } from './greenSecurity.ts';
import type { Settings } from './greenSecurity.ts';
import { runnersAndQuality, services } from './greenServices.ts';
import type { Row } from './objects.ts';

/** When everything in these worlds was seen. */
export const noon = Date.UTC(2026, 10, 26, 12);

/** Objects by kind, namespace and name: `Deployment kyverno/kyverno-admission-controller`. */
export type Objects = ReadonlyMap<string, ClusterObject>;

/** Everything that the checks of the template look for in a cluster. */
export function greenObjects(rows: Readonly<Record<string, Row>>, settings: Settings): Objects {
  const [domain, lan] = ['lab.home.arpa', '192.168.1.0/24'];
  const all = [
    ...hosts(),
    ...storage(),
    ...gitops(rows, { url: 'https://github.com/example/platform-repo.git', revision: 'main' }),
    ...security(settings),
    ...networks(rows, lan),
    ...services(rows, domain, lan),
    ...runnersAndQuality('example'),
  ];
  return new Map(all.map((one) => [placeOf(one), one]));
}

/** `Deployment kyverno/kyverno-admission-controller`; a kind of another group with the same name has its group before it. */
export function placeOf({ apiVersion, kind, metadata }: ClusterObject): string {
  const group = kind === 'Node' && apiVersion !== 'v1' ? 'longhorn ' : '';
  return `${group}${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}

/** A world in which a cluster has these objects, each kind in a state. */
export function worldOf(
  objects: Objects,
  more: Partial<World> = {},
  stateOf: (query: Query) => SeenState = () => ({ state: 'live' }),
): World {
  const seen = new Map<string, Seen>();
  const all = [...objects.values()];
  return {
    seen: (query) => {
      const key = JSON.stringify(query);
      const known = seen.get(key);
      if (known !== undefined) return known;
      const state = stateOf(query);
      const isSeen = state.state === 'live' || state.state === 'stale';
      const found = all.filter(
        ({ apiVersion, kind, metadata }) =>
          apiVersion === query.apiVersion &&
          kind === query.kind &&
          (query.namespace === null || metadata.namespace === query.namespace),
      );
      const made: Seen = {
        query,
        state,
        objects: isSeen ? found : [],
        resourceVersion: isSeen ? '41822' : null,
        at: isSeen ? new Date(noon) : null,
      };
      seen.set(key, made);
      return made;
    },
    noCluster: null,
    git: {
      branch: 'main',
      head: 'a'.repeat(40),
      upstream: 'origin/main',
      ahead: 0,
      behind: 0,
      dirty: false,
      files: [],
    },
    onDemand: () => null,
    now: noon,
    filesAt: noon,
    ...more,
  };
}

/** The ids of the checks of a plan, with their phases: `security/kyverno`. */
export function checksOf({ phases }: Plan): readonly { readonly id: string; readonly kind: string }[] {
  return phases.flatMap(({ spec, checks }) =>
    checks.map((check) => ({ id: `${spec.id}/${check.spec.id}`, kind: check.spec.kind })),
  );
}

/** The same objects with a field of one exchanged; `undefined` takes it away. The path has dots between its steps. */
export function changed(objects: Objects, place: string, path: string, value: unknown): Objects {
  const before = objects.get(place);
  if (before === undefined) throw new Error(`There is no ${place}`);
  const made = structuredClone(before);
  const steps = path.split(/\.(?![^(]*\))/).map((step) => step.replaceAll(/[()]/g, ''));
  let here: unknown = made;
  for (const step of steps.slice(0, -1)) here = Reflect.get(Object(here), step);
  const last = steps.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(Object(here), last);
  else Reflect.set(Object(here), last, value);
  return new Map([...objects, [place, made]]);
}

/** The same objects without one. */
export function without(objects: Objects, place: string): Objects {
  if (!objects.has(place)) throw new Error(`There is no ${place}`);
  return new Map([...objects].filter(([one]) => one !== place));
}

/** The same objects and a copy of one under another name. */
export function copied(objects: Objects, place: string, name: string): Objects {
  const before = objects.get(place);
  if (before === undefined) throw new Error(`There is no ${place}`);
  const made = { ...before, metadata: { ...before.metadata, name } };
  return new Map([...objects, [placeOf(made), made]]);
}
