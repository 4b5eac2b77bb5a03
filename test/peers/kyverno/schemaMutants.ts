/** Policies in which something is other than it was. */
import { isMap } from '../../../src/domain/kubernetes/read.ts';
import type { Random } from '../random.ts';

/** A change that keeps an object, and the names of the fields that all objects have, as they are. */
export interface Mutant {
  readonly kind: MutantKind;
  readonly object: unknown;
}

export type MutantKind = keyof typeof kinds;

/** What becomes of a value; undefined takes the field away. */
const kinds = {
  boolean: () => true,
  integer: () => 7,
  negative: () => -7,
  large: () => 4_294_967_296,
  float: () => 1.5,
  text: () => 'other',
  empty: () => '',
  long: () => 'x'.repeat(300),
  nothing: () => null,
  map: () => ({}),
  list: () => [],
  without: () => undefined,
  wrapped: (value: unknown) => [value],
  inMap: (value: unknown) => ({ name: value }),
  lower: (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value),
  longer: (value: unknown) => (typeof value === 'string' ? `${value}x` : value),
  twice: (value: unknown) => (Array.isArray(value) ? [...value, ...value] : value),
  unknown: (value: unknown) => (isMap(value) ? { ...value, unheardOf: { of: [1] } } : value),
  known: (value: unknown) => (isMap(value) ? { ...value, name: 1, match: 'x', namespaces: { a: 1 } } : value),
} as const satisfies Readonly<Record<string, (value: unknown) => unknown>>;

export const mutantKinds: readonly MutantKind[] = Object.keys(kinds) as MutantKind[];

/** An object with one place changed; the places near the root come as often as all that lie deeper. */
export function mutantOf(object: unknown, kind: MutantKind, random: Random): Mutant {
  const places = placesIn(object).filter((steps) => !isIdentity(steps));
  const steps = random.pick(random.chance(0.5) ? places.filter(({ length }) => length <= 5) : places);
  return { kind, object: changedAt(object, steps, kinds[kind]) };
}

type Steps = readonly (string | number)[];

/** Who is not what it calls itself is another question. */
function isIdentity([first, second]: Steps): boolean {
  return (
    first === undefined || first === 'apiVersion' || first === 'kind' || (first === 'metadata' && second === undefined)
  );
}

function placesIn(value: unknown, steps: Steps = []): readonly Steps[] {
  const inside = Array.isArray(value) ? [...value.entries()] : isMap(value) ? Object.entries(value) : [];
  return [steps, ...inside.flatMap(([step, one]) => placesIn(one, [...steps, step]))];
}

function changedAt(value: unknown, [step, ...rest]: Steps, change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) => {
      const now = index === step ? changedAt(item, rest, change) : item;
      return now === undefined ? [] : [now];
    });
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === step ? changedAt(one, rest, change) : one]),
  );
}
