import type { Application } from './application.ts';
import { isWell, rankOf, standingOf, states } from './state.ts';
import type { Standing, State } from './state.ts';
import { bearsMarkOf, waitsOf } from './waves.ts';
import type { Platform, Wait } from './waves.ts';

/** How all applications stand together. */
export interface PlatformStatus {
  readonly total: number;
  readonly counts: Readonly<Record<State, number>>;
  /** Worst first; then the longest in this state, then by name. */
  readonly standings: readonly Standing[];
  /** Those that are neither healthy nor paused on purpose. */
  readonly worst: readonly Standing[];
  readonly waits: readonly Wait[];
  readonly root: string | null;
  /** When Argo CD last compared any of them with Git; null when it does not say. */
  readonly reconciled: Date | null;
}

/** One status of all applications. The platform says who creates them and which are meant to be there. */
export function platformStatus(
  applications: readonly Application[],
  now: Date,
  platform: Platform = { root: null, rows: new Map() },
): PlatformStatus {
  const { root } = platform;
  const isRoot = ({ application }: Standing): boolean => application.name === root;
  const found = applications.map((application) => standingOf(application, now));
  const troubled = inOrder(found, isRoot).find((one) => isChildOf(one, platform) && !isWell(one.application));
  const standings = inOrder(
    found.map((one) => (isRoot(one) && troubled !== undefined ? blamed(one, troubled) : one)),
    isRoot,
  );
  return {
    total: standings.length,
    counts: countsOf(standings),
    standings,
    worst: standings.filter(({ state }) => state !== 'healthy' && state !== 'suspended'),
    waits: waitsOf(found, platform),
    root,
    reconciled: applications.reduce<Date | null>((last, { reconciled }) => later(last, reconciled), null),
  };
}

/** What the root has: the rows of the table, and what bears its mark. */
function isChildOf(one: Standing, { root, rows }: Platform): boolean {
  const { name } = one.application;
  return name !== root && (rows.has(name) || bearsMarkOf(one, root));
}

/** The applications of each state; none is left out. */
function countsOf(standings: readonly Standing[]): Readonly<Record<State, number>> {
  const count = (state: State): number => standings.filter((one) => one.state === state).length;
  return Object.fromEntries(states.map((state) => [state, count(state)] as const)) as Record<State, number>;
}

/** The root is as bad as its children: it follows them, since they are what has to be mended. */
function inOrder(standings: readonly Standing[], isRoot: (one: Standing) => boolean): readonly Standing[] {
  const rank = (one: Standing): number => rankOf(isRoot(one) && one.state === 'syncing' ? 'progressing' : one.state);
  return standings.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(isRoot(a)) - Number(isRoot(b)) ||
      timeOf(a) - timeOf(b) ||
      byText(a.application.name, b.application.name) ||
      byText(a.application.namespace, b.application.namespace),
  );
}

/** Of a root whose health is that of its children the health says nothing more than who of them it is. */
function blamed(root: Standing, child: Standing): Standing {
  const follows = root.state === 'degraded' || root.state === 'progressing';
  const isSame = child.state === root.state;
  return follows && isSame ? { ...root, why: `${child.application.name} is ${root.state}` } : root;
}

/** What has no time comes last. */
function timeOf({ since }: Standing): number {
  return since?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

function later(a: Date | null, b: Date | null): Date | null {
  return a === null || (b !== null && b.getTime() > a.getTime()) ? b : a;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
