/** What each name requires. */
export type Needs = ReadonlyMap<string, readonly string[]>;

/**
 * Looks for circles: the way from a name that is required back to the one that requires it, or null. What no circle
 * can go through is put aside first, so that much of it costs nothing.
 */
export function circlesIn(needs: Needs): (from: string, required: string) => readonly string[] | null {
  const core = coreOf(needs);
  return (from, required) => (core.has(from) && core.has(required) ? wayTo(from, required, needs, core) : null);
}

/** The names that are left when those are taken away, again and again, that require nothing or are not required. */
function coreOf(needs: Needs): ReadonlySet<string> {
  const backwards = new Map<string, string[]>();
  for (const [name, required] of needs)
    for (const one of required) {
      const known = backwards.get(one);
      if (known === undefined) backwards.set(one, [name]);
      else known.push(name);
    }
  const left = new Set(needs.keys());
  strip(left, needs, backwards);
  strip(left, backwards, needs);
  return left;
}

/** Takes away what has nothing before it that is left. */
function strip(left: Set<string>, before: Needs, after: Needs): void {
  const counts = new Map(
    [...left].map((name) => [name, (before.get(name) ?? []).filter((one) => left.has(one)).length]),
  );
  const free = [...left].filter((name) => counts.get(name) === 0);
  for (const name of free) {
    left.delete(name);
    for (const next of after.get(name) ?? []) {
      const count = (counts.get(next) ?? 0) - 1;
      counts.set(next, count);
      if (count === 0 && left.has(next)) free.push(next);
    }
  }
}

/** The shortest way from a name to the goal. */
function wayTo(goal: string, start: string, needs: Needs, core: ReadonlySet<string>): readonly string[] | null {
  const before = new Map<string, string | null>([[start, null]]);
  // What is found is looked at in the order in which it was found.
  for (const name of before.keys()) {
    if (name === goal) return wayBack(name, before);
    for (const next of needs.get(name) ?? []) if (core.has(next) && !before.has(next)) before.set(next, name);
  }
  return null;
}

function wayBack(name: string, before: ReadonlyMap<string, string | null>): readonly string[] {
  const way: string[] = [];
  for (let here: string | null = name; here !== null; here = before.get(here) ?? null) way.push(here);
  return way.toReversed();
}
