import type { Spot } from '../domain/phases/spec.ts';
import { field, textAt, textsAt } from '../domain/own/read.ts';
import type { Place } from '../domain/schema/place.ts';

/** Something without which a phase can't be used. */
export class Unusable extends Error {
  readonly spot: Spot;

  constructor(message: string, spot: Spot) {
    super(message);
    this.spot = spot;
  }
}

/** The text of a field; throws `Unusable` when there is none. */
export function wanted(place: Place | null, name: string, spot: Spot): string {
  const value = valueAt(place, name);
  if (value === null) throw new Unusable(`it has no "${name}"`, spot);
  return value;
}

/** The text of a field; null when there is none. */
export function valueAt(place: Place | null, name: string): string | null {
  return textAt(field(place, name))?.value ?? null;
}

/** The texts of a list; what is no text is left out. */
export function valuesAt(place: Place | null, name: string): readonly string[] {
  return textsAt(field(place, name)).map(({ value }) => value);
}
