import type { Steps } from '../outcome.ts';
import { isSame } from '../../plain.ts';
import type { Plain } from '../../plain.ts';
import type { Change } from './change.ts';
import { valueAt } from './change.ts';
import { besides, podPlaceOf } from './containers.ts';

/** Something that may mend an outcome. */
export interface Wish {
  /** What it does; `of` is empty, or says of how many: ` of 2 containers`. */
  readonly title: (of: string) => string;
  /** Nobody could want anything else. */
  readonly isSure: boolean;
  /** The first that mends it counts. */
  readonly ways: readonly Way[];
}

export interface Way {
  readonly of: string;
  readonly changes: readonly Change[];
}

/**
 * The ways to make some changes: as they are, and where they are about one container, of those beside it that need them
 * too. Policies tell of the first container that fails.
 */
export function waysOf(changes: readonly Change[], data: unknown): readonly Way[] {
  const containers = changes.map(({ steps }) => podPlaceOf(steps)?.container ?? null);
  const [container = null] = containers;
  const isOne = new Set(containers.map((one) => JSON.stringify(one))).size === 1;
  const own: Way = { of: '', changes };
  if (container === null || !isOne) return [own];
  const more = (['same list', 'all'] as const).map((which) => besides(container, data, which));
  return [own, ...more.map((others) => together(changes, others, data))];
}

/** The same changes in other containers, but where they are made already. */
function together(changes: readonly Change[], others: readonly Steps[], data: unknown): Way {
  const each = others.map((other) =>
    changes
      .map((change) => Object.assign({}, change, { steps: other.concat(change.steps.slice(other.length)) }))
      .filter((change) => !isDone(change, data)),
  );
  const needed = each.filter((some) => some.length > 0);
  return { of: ofMany(needed.length + 1, 'containers'), changes: [...changes, ...needed.flat()] };
}

/** Whether the data is so already. */
function isDone({ steps, value }: Change, data: unknown): boolean {
  const there = valueAt(data, steps);
  if (there === undefined || value === undefined) return there === value;
  return isSame(there as Plain, value);
}

/** Empty for one. */
export function ofMany(count: number, what: string): string {
  return count > 1 ? ` of ${count} ${what}` : '';
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
