import { isPlainMap } from '../../plain.ts';
import type { Plain } from '../../plain.ts';
import type { Steps } from '../outcome.ts';

/** What a place in an object is to hold: a value, or nothing. What is missing on the way to it comes into being. */
export type Change =
  | { readonly steps: Steps; readonly value: Plain }
  | { readonly steps: Steps; readonly value?: undefined };

/** Several changes of one object, by the way to them. */
export type Twig =
  | { readonly is: 'set'; readonly value: Plain }
  | { readonly is: 'gone' }
  | { readonly is: 'branch'; readonly below: ReadonlyMap<string | number, Twig> };

/** The changes as one tree. Of two for the same place the later counts, of one around another the outer. */
export function treeOf(changes: readonly Change[]): Twig {
  const here = changes.findLast(({ steps }) => steps.length === 0);
  if (here !== undefined) return here.value === undefined ? { is: 'gone' } : { is: 'set', value: here.value };
  const byStep = Map.groupBy(changes, ({ steps }) => steps[0] ?? '');
  const below = [...byStep].map(([step, some]) => [step, treeOf(some.map(within))] as const);
  return { is: 'branch', below: new Map(below) };
}

function within(change: Change): Change {
  return { ...change, steps: change.steps.slice(1) };
}

/** What a tree makes where nothing is yet; null where that is no value. */
export function grown(twig: Twig): Plain {
  if (twig.is === 'set') return twig.value;
  return twig.is === 'gone' ? null : (changed(undefined, twig) ?? null);
}

/**
 * The data with the changes; undefined where they do not fit: a field of what is no map, an item that is not the next one
 * of a list.
 */
export function changed(data: Plain | undefined, twig: Twig): Plain | undefined {
  if (twig.is === 'set') return twig.value;
  if (twig.is === 'gone') return undefined;
  return isList(data) ? inList(data, twig.below) : inMap(data, twig.below);
}

function inList(list: readonly Plain[], below: ReadonlyMap<string | number, Twig>): Plain | undefined {
  const items = [...list];
  for (const [step, twig] of [...below].toSorted(([a], [b]) => Number(a) - Number(b))) {
    const index = typeof step === 'number' && step <= items.length ? step : null;
    const item = index === null ? undefined : changed(items[index], twig);
    if (index === null || item === undefined) return undefined;
    items[index] = item;
  }
  return items;
}

function inMap(data: Plain | undefined, below: ReadonlyMap<string | number, Twig>): Plain | undefined {
  if (data !== undefined && data !== null && !isPlainMap(data)) return undefined;
  const fields = new Map<string, Plain>(Object.entries(data ?? {}));
  for (const [step, twig] of below) {
    if (typeof step === 'number') return undefined;
    const value = changed(fields.get(step), twig);
    if (value === undefined && twig.is !== 'gone') return undefined;
    if (value === undefined) fields.delete(step);
    else fields.set(step, value);
  }
  return Object.fromEntries(fields);
}

/** What stands at a place; undefined where there is nothing. */
export function valueAt(data: unknown, steps: Steps): unknown {
  let now: unknown = data;
  for (const step of steps) {
    if (typeof now !== 'object' || now === null || !Object.hasOwn(now, step)) return undefined;
    now = (now as Readonly<Record<string | number, unknown>>)[step];
  }
  return now;
}

function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}
