import { isWell } from './state.ts';
import type { Standing } from './state.ts';

/** What the table of applications says of one that is meant to be there. */
export interface Row {
  /** Null when its folder belongs to none. */
  readonly phase: number | null;
  readonly wave: number;
}

/** An application that is not there yet or not well, and who has to be well before it. */
export interface Wait {
  readonly name: string;
  readonly wave: number;
  /** False for one that its app-of-apps has not created yet. */
  readonly there: boolean;
  readonly for: { readonly wave: number; readonly names: readonly string[] };
}

/** A phase of the platform; null for what belongs to none. */
export interface PhaseGroup {
  readonly phase: number | null;
  readonly waves: readonly WaveGroup[];
}

export interface WaveGroup {
  readonly wave: number;
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly phase: number | null;
  readonly wave: number;
  /** The table of applications has it. */
  readonly listed: boolean;
  /** Null for one that is meant to be there and is not. */
  readonly standing: Standing | null;
}

/** Where one looks for the applications of a platform. */
export interface Platform {
  /** Name of the Application that creates the others; null when there is none. */
  readonly root: string | null;
  /** By name; only those that are meant to be there. */
  readonly rows: ReadonlyMap<string, Row>;
}

/**
 * Who waits for whom: an app-of-apps goes on to the next wave when all of the wave is Synced and Healthy, so that the
 * lowest wave which is not holds up all above it. Waves order creation: one that is there already is only said to come
 * after the others (`there`), and may be unwell for a reason of its own.
 */
export function waitsOf(standings: readonly Standing[], platform: Platform): readonly Wait[] {
  const children = membersOf(standings, platform).filter((one) => isChild(one, platform));
  const unwell = children.filter((one) => !isReady(one));
  const lowest = unwell.reduce((wave, one) => Math.min(wave, one.wave), Infinity);
  const names = unwell.filter(({ wave }) => wave === lowest).map(({ name }) => name);
  return unwell
    .filter(({ wave }) => wave > lowest)
    .map(({ name, wave, standing }) => ({ name, wave, there: standing !== null, for: { wave: lowest, names } }));
}

/** All applications by phase and wave, those that are not there yet too; what belongs to no phase comes last. */
export function phasesOf(standings: readonly Standing[], platform: Platform): readonly PhaseGroup[] {
  return grouped(membersOf(standings, platform), ({ phase }) => phase)
    .toSorted(([a], [b]) => (a ?? Infinity) - (b ?? Infinity) || 0)
    .map(([phase, members]) => ({
      phase,
      waves: grouped(members, ({ wave }) => wave)
        .toSorted(([a], [b]) => a - b)
        .map(([wave, some]) => ({ wave, members: some })),
    }));
}

/** By wave and name. What the cluster says of a wave is what Argo CD goes by; the table knows what is not there yet. */
function membersOf(standings: readonly Standing[], { root, rows }: Platform): readonly Member[] {
  // Rows are created beside their root: one of the same name in another namespace is somebody else's.
  const home = standings.find(({ application }) => application.name === root)?.application.namespace ?? null;
  const rowOf = ({ application: { name, namespace } }: Standing) =>
    home === null || namespace === home ? rows.get(name) : undefined;
  const there = new Set(standings.filter((one) => rowOf(one) !== undefined).map(({ application }) => application.name));
  const members = standings.map((standing): Member => ({
    name: standing.application.name,
    phase: rowOf(standing)?.phase ?? standing.application.phase,
    wave: standing.application.wave,
    listed: rowOf(standing) !== undefined,
    standing,
  }));
  const absent = [...rows].flatMap(([name, row]): Member[] =>
    there.has(name) ? [] : [{ name, ...row, listed: true, standing: null }],
  );
  return [...members, ...absent].toSorted(
    (a, b) => a.wave - b.wave || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

/** What a root creates: the rows of the table, and what bears its mark. */
function isChild({ name, listed, standing }: Member, { root }: Platform): boolean {
  if (name === root) return false;
  return listed || (standing !== null && bearsMarkOf(standing, root));
}

/** Whether an app-of-apps of this name has made it. */
export function bearsMarkOf({ application: { owner } }: Standing, root: string | null): boolean {
  return root !== null && owner?.kind === 'Application' && owner.name === root;
}

function isReady({ standing }: Member): boolean {
  return standing !== null && isWell(standing.application);
}

function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): readonly (readonly [Key, readonly Item[]])[] {
  return [...Map.groupBy(items, keyOf)];
}
