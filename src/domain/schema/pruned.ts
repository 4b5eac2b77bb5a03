import { isMap } from '../kubernetes/read.ts';
import type { Verdict } from './verdict.ts';
import { stepsTo } from './place.ts';

/** What is dropped below a place, by key or index; null where all of it is. */
type Dropped = Map<string | number, Dropped | null>;

/**
 * The data of an object without the fields that its schema does not name, as an API server keeps it; the same where there
 * are none. Lists keep their length. Source: apiextensions-apiserver, pkg/apiserver/schema/pruning/algorithm.go.
 */
export function pruned(data: unknown, verdicts: readonly Verdict[]): unknown {
  const unknown = verdicts.filter(({ rule }) => rule === 'unknownField');
  if (unknown.length === 0) return data;
  const dropped: Dropped = new Map();
  for (const { place } of unknown) note(dropped, stepsTo(place));
  return without(data, dropped);
}

function note(dropped: Dropped, steps: readonly (string | number)[]): void {
  let here = dropped;
  for (const [index, step] of steps.entries()) {
    const below: Dropped | null = index === steps.length - 1 ? null : (here.get(step) ?? new Map());
    here.set(step, below);
    if (below === null) return;
    here = below;
  }
}

function without(value: unknown, dropped: Dropped): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => inside(item, dropped.get(index)));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => dropped.get(key) !== null)
      .map(([key, one]) => [key, inside(one, dropped.get(key))]),
  );
}

function inside(value: unknown, dropped: Dropped | null | undefined): unknown {
  return dropped === undefined || dropped === null ? value : without(value, dropped);
}
