/**
 * One step on the way to where a value was read: the first is the variable's name, the next ones are keys of maps
 * and indices of lists. A missing step is a key that was asked for and is not there.
 */
export interface Path {
  readonly up: Path | null;
  readonly key: string | number;
  readonly missing: boolean;
}

/** Two origins of one value, kept as they came: most are never looked at. */
export interface Both {
  readonly left: Origin;
  readonly right: Origin;
}

/** Where a value stems from; null for one that the expression itself wrote. */
export type Origin = Path | Both | null;

export function root(variable: string): Path {
  return { up: null, key: variable, missing: false };
}

export function step(up: Path, key: string | number): Path {
  return { up, key, missing: false };
}

/** A step that is not there. */
export function missingStep(up: Path, key: string | number): Path {
  return { up, key, missing: true };
}

export function both(left: Origin, right: Origin): Origin {
  if (left === null || left === right) return right;
  return right === null ? left : { left, right };
}

/** A place in the data of a variable. */
export interface Place {
  readonly variable: string;
  readonly steps: readonly (string | number)[];
  /** The last step is not there: what misses it is the place before. */
  readonly missing: boolean;
}

/** More places help nobody, and a value made of a million would take as long to tell. */
const mostPlaces = 1000;

/** The places of an origin, each once, in the order in which they were read; a place around another is left out. */
export function placesOf(origin: Origin): readonly Place[] {
  const places = new Map<string, Place>();
  const around = new Set<string>();
  for (const path of pathsOf(origin)) {
    const place = placeOf(path);
    const names = [place.variable, ...place.steps].map((key) => JSON.stringify(key));
    for (let length = 1; length < names.length; length++) around.add(names.slice(0, length).join());
    if (!places.has(names.join())) places.set(names.join(), place);
    if (places.size === mostPlaces) break;
  }
  return [...places].filter(([name]) => !around.has(name)).map(([, place]) => place);
}

/** Origins of which each would do: what is there before what is not, and what lies deeper before what lies around it. */
export function tellingFirst(origins: readonly Origin[]): readonly Origin[] {
  if (origins.length < 2) return origins;
  return origins
    .map((origin) => ({ origin, rank: rankOf(origin) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ origin }) => origin);
}

/** How many steps less than there can be the deepest of its first places has; more than that when none of them is there. */
function rankOf(origin: Origin): number {
  let [looked, depth, isThere] = [0, 0, false];
  for (const path of pathsOf(origin)) {
    isThere ||= !path.missing;
    depth = Math.max(depth, depthOf(path));
    looked += 1;
    if (looked === mostRanked) break;
  }
  return (isThere ? 0 : deepest) - Math.min(depth, deepest - 1);
}

const mostRanked = 20;
const deepest = 1000;

function depthOf(path: Path): number {
  let depth = 0;
  for (let at: Path | null = path; at !== null && depth < deepest; at = at.up) depth += 1;
  return depth;
}

function* pathsOf(origin: Origin): Generator<Path> {
  const seen = new Set<Origin>([null]);
  const open = [origin];
  while (open.length > 0) {
    const next = open.pop() ?? null;
    if (next === null || seen.has(next)) continue;
    seen.add(next);
    if ('left' in next) open.push(next.right, next.left);
    else yield next;
  }
}

function placeOf(path: Path): Place {
  const steps: (string | number)[] = [];
  let top = path;
  for (; top.up !== null; top = top.up) steps.push(top.key);
  return { variable: String(top.key), steps: steps.toReversed(), missing: path.missing };
}
