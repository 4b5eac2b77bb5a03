import { field, items } from '../domain/own/read.ts';
import type { Spot, Steps } from '../domain/policy/outcome.ts';
import type { Range } from '../domain/range.ts';
import { pointer, rootPlace } from '../domain/schema/place.ts';
import type { Place } from '../domain/schema/place.ts';
import { underlineMissing, underlineValue } from '../domain/schema/underline.ts';
import type { Node } from '../domain/yaml/node.ts';

/** Where something is that decides, in the text of a document. */
export interface SpotPlace {
  /** Of the value, or of the deepest thing that is there. */
  readonly pointer: string;
  /** The first field that is not there; null when all of it is. */
  readonly property: string | null;
  readonly range: Range;
}

/** The place of a spot in an object: its value, or where the deepest thing begins that should hold it. */
export function placeOf(root: Node, { steps, missing }: Spot, text: string): SpotPlace {
  const { place, rest } = follow(root, steps);
  const [lost] = rest;
  const isThere = lost === undefined && !missing;
  const { range } = isThere ? underlineValue(place, text) : underlineMissing(place, text);
  return { pointer: pointer(place), property: lost === undefined ? null : String(lost), range };
}

/** As far as steps lead, and what is left of them. */
export function follow(root: Node, steps: Steps): { readonly place: Place; readonly rest: Steps } {
  let place = rootPlace(root);
  for (const [index, step] of steps.entries()) {
    const next = typeof step === 'number' ? items(place)[step] : field(place, step);
    if (next === undefined || next === null) return { place, rest: steps.slice(index) };
    place = next;
  }
  return { place, rest: [] };
}
