import type { Application } from './application.ts';
import { isAtRoot } from './arrival.ts';
import { standingOf } from './state.ts';
import type { Standing } from './state.ts';
import { waitsOf } from './waves.ts';
import type { Platform } from './waves.ts';

/** How far some rows are. */
export interface Progress {
  readonly wanted: number;
  /** Those that are in sync and healthy, at the commit of the root. */
  readonly well: number;
  /** One or some sentences: how many there are, and what holds the others up. */
  readonly sentence: string;
}

/** How far the applications of some rows are on their way to the commit of the root. */
export function progressOf(
  rows: readonly string[],
  applications: readonly Application[],
  root: Application,
  now: Date,
  platform: Platform,
): Progress {
  const standings = applications.map((application) => standingOf(application, now));
  const byName = new Map(standings.map((standing) => [standing.application.name, standing]));
  const open = rows.filter((name) => !hasArrived(byName.get(name), root));
  const well = rows.length - open.length;
  const waits = waitsOf(standings, platform).filter(({ name }) => open.includes(name));
  const blamed = [...new Set(waits.flatMap((wait) => wait.for.names))];
  // Who waits for another says nothing of its own, unless all do.
  const waiting = new Set(waits.filter(({ there }) => !there).map(({ name }) => name));
  const first = [...open.filter((name) => !waiting.has(name)), ...blamed, ...open][0];
  const counted = `${well} of ${rows.length} are in sync and healthy`;
  if (first === undefined) return { wanted: rows.length, well, sentence: `${counted}.` };
  const others = waiting.size === 0 ? '' : `; ${waitingWords([...waiting], blamed)}`;
  return { wanted: rows.length, well, sentence: `${counted}; ${first} ${whyNot(byName.get(first), root)}${others}.` };
}

function hasArrived(standing: Standing | undefined, root: Application): boolean {
  return standing?.state === 'healthy' && isAtRoot(standing.application, root);
}

function whyNot(standing: Standing | undefined, root: Application): string {
  if (standing === undefined) return 'is not there yet';
  if (standing.state !== 'healthy') return `— ${standing.why}`;
  return `is not at the commit of root yet (${(root.sync?.revisions[0] ?? '?').slice(0, 7)})`;
}

function waitingWords(names: readonly string[], blamed: readonly string[]): string {
  const [first = '', ...others] = names;
  const who = others.length === 0 ? `${first} waits` : `${first} and ${others.length} more wait`;
  const [one = '', ...more] = blamed;
  return `${who} for ${one}${more.length === 0 ? '' : ` and ${more.length} more`}`;
}
