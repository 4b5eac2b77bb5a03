import { isPlainMap } from '../../plain.ts';
import type { Plain } from '../../plain.ts';
import type { Outcome, Steps } from '../outcome.ts';
import { isAnchor, parseAnchor } from '../pattern/anchor.ts';
import type { Change } from './change.ts';
import { valueAt } from './change.ts';
import { podPlaceOf } from './containers.ts';
import { containerFields, podFields } from './fields.ts';
import type { KnownField } from './fields.ts';
import { literalsOf } from './literal.ts';
import { listed, waysOf } from './wish.ts';
import type { Wish } from './wish.ts';

/** What a pattern of a classic policy wants at the place where it does not fit, when it says so outright. */
export function patternWishes({ said, spots }: Outcome, policy: unknown, data: unknown): readonly Wish[] {
  const [spot] = spots;
  const kind = said?.find((step) => step === 'pattern' || step === 'anyPattern');
  if (said === null || spot === undefined || kind === undefined || leaves(said)) return [];
  // Where it may be left out too, that is for the well-known fields to say.
  if (isAnchor(String(said.at(-1)), 'equality') && knownAt(spot.steps)?.isWell(undefined) === true) return [];
  const pattern = valueAt(policy, said);
  const values = literalsOf(pattern, data, spot.steps);
  if (values.length > 0) {
    const isSure = values.length === 1 && kind === 'pattern';
    return values.map((value) => wishFor([{ steps: spot.steps, value }], isSure, data));
  }
  if (typeof pattern !== 'object') return [];
  const whole = wholeOf(pattern as Plain, data, spot.steps);
  if (whole === null || whole.changes.length === 0) return [];
  return [wishFor(whole.changes, whole.isSure && kind === 'pattern', data)];
}

/** Anchors other than `=` want that something is not there, or somewhere in a list. */
function leaves(said: Steps): boolean {
  return said.some((step) => typeof step === 'string' && parseAnchor(step) !== null && !isAnchor(step, 'equality'));
}

interface Whole {
  readonly changes: readonly Change[];
  /** The pattern leaves no choice. */
  readonly isSure: boolean;
}

/** What a map or a list of a pattern wants all in all; null where a part of it can't be told. */
function wholeOf(pattern: Plain | undefined, data: unknown, steps: Steps): Whole | null {
  if (Array.isArray(pattern)) {
    const [value, ...others] = pattern.map((item: Plain) => literalsOf(item, data, [...steps, 0]));
    const [only] = value ?? [];
    if (others.length > 0 || value?.length !== 1 || only === undefined) return null;
    return { changes: [{ steps, value: [only] }], isSure: true };
  }
  if (!isPlainMap(pattern)) return leafOf(pattern, data, steps);
  const changes: Change[] = [];
  let isSure = true;
  for (const [key, below] of Object.entries(pattern)) {
    // These want nothing of what is not there.
    if (isAnchor(key, 'equality', 'negation')) continue;
    const inside = parseAnchor(key) !== null || /[*?]/.test(key) ? null : wholeOf(below, data, [...steps, key]);
    if (inside === null) return null;
    changes.push(...inside.changes);
    isSure &&= inside.isSure;
  }
  return { changes, isSure };
}

/** A literal; of a pattern that leaves a choice, the usual value of a well-known field. */
function leafOf(pattern: Plain | undefined, data: unknown, steps: Steps): Whole | null {
  const [value, ...others] = literalsOf(pattern, data, steps);
  if (value !== undefined && others.length === 0) return { changes: [{ steps, value }], isSure: true };
  const known = knownAt(steps)?.value;
  return known === undefined ? null : { changes: [{ steps, value: known }], isSure: false };
}

function knownAt(steps: Steps): KnownField | undefined {
  const place = podPlaceOf(steps);
  const rest = place?.rest.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  return (place?.container === null ? podFields : containerFields).find(({ path }) => path.join('.') === rest);
}

function wishFor(changes: readonly Change[], isSure: boolean, data: unknown): Wish {
  const [first, ...others] = changes;
  const value = JSON.stringify(first?.value ?? null);
  const names = listed(changes.map(({ steps }) => nameOf(steps)));
  const title = (of: string): string =>
    others.length === 0 ? `Set ${names}${of} to ${value}` : `Set ${names}${of} as the policy wants`;
  return { title, isSure, ways: waysOf(changes, data) };
}

/** As the titles of other fixes have it where it is well known, else its key, with the index of an item. */
function nameOf(steps: Steps): string {
  const last = steps.findLastIndex((step) => typeof step === 'string');
  const indices = steps.slice(last + 1).map((step) => `[${step}]`);
  return knownAt(steps)?.name ?? `${steps[last] ?? ''}${indices.join('')}`;
}
