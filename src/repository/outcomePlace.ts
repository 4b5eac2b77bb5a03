import type { Outcome, Spot } from '../domain/policy/outcome.ts';
import type { Range } from '../domain/range.ts';
import { shift } from '../domain/range.ts';
import type { ManifestObject } from './manifest.ts';
import { placeOf } from './spotPlace.ts';
import type { SpotPlace } from './spotPlace.ts';

/** A place in a file, with what it has to do with an outcome. */
export interface RelatedPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

/** Where an outcome is to be looked for; ranges are of files. */
export interface OutcomePlace {
  /** Of the object; null for what is well. */
  readonly pointer: string | null;
  /** The field that is missing there. */
  readonly property: string | null;
  readonly range: Range | null;
  readonly related: readonly RelatedPlace[];
}

/** What decides in the object, or where the object says what it is; and the line of the policy that says so. */
export function outcomePlace(outcome: Outcome, object: ManifestObject, policy: ManifestObject): OutcomePlace {
  if (outcome.outcome === 'pass' || outcome.outcome === 'skip') return nowhere;
  const [first, ...others] = placesIn(object, outcome.spots);
  const place = first ?? placeOf(object.node, { steps: [], missing: true }, object.text);
  const also = others.map((other) => ({
    file: object.file,
    range: shift(other.range, object.start),
    message: 'This decides too.',
  }));
  return {
    pointer: place.pointer,
    property: place.property,
    range: shift(place.range, object.start),
    related: [...also, ...saidBy(outcome, policy)],
  };
}

/**
 * Each place once. What is not written, and is there all the same, was filled in by the API server: it comes last, as
 * nobody mends it there when something else could be mended.
 */
function placesIn({ node, text }: ManifestObject, spots: readonly Spot[]): readonly SpotPlace[] {
  const places = new Map<number, SpotPlace>();
  const all = spots.map((spot) => ({ ...placeOf(node, spot, text), isFilledIn: !spot.missing }));
  const isWritten = ({ property, isFilledIn }: (typeof all)[number]): boolean => property === null || !isFilledIn;
  for (const place of [...all.filter(isWritten), ...all.filter((one) => !isWritten(one))])
    if (!places.has(place.range.start)) places.set(place.range.start, place);
  return [...places.values()];
}

const nowhere: OutcomePlace = { pointer: null, property: null, range: null, related: [] };

function saidBy({ said }: Outcome, { node, text, file, start, identity }: ManifestObject): readonly RelatedPlace[] {
  if (said === null) return [];
  const { range } = placeOf(node, { steps: said, missing: false }, text);
  return [{ file, range: shift(range, start), message: `${identity.kind} "${identity.name}" says so here.` }];
}
