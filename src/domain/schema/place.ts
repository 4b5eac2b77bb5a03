import { pointerStep } from '../pointer.ts';
import type { Node, ScalarNode } from '../yaml/node.ts';

/** Where the walk stands: a node, the key or index that led to it, and the way back to the root of the object. */
export interface Place {
  readonly up: Place | null;
  /** Key or index below `up`; empty at the root. */
  readonly step: string | number;
  readonly key: ScalarNode | null;
  readonly node: Node;
}

export function rootPlace(node: Node): Place {
  return { up: null, step: '', key: null, node };
}

/** RFC 6901 pointer from the root of the object. */
export function pointer(place: Place): string {
  return place.up === null ? '' : `${pointer(place.up)}${pointerStep(place.step)}`;
}

/** Keys and indices from the root of the object. */
export function stepsTo(place: Place): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (let here = place; here.up !== null; here = here.up) steps.push(here.step);
  return steps.toReversed();
}

/** The way to a place as people write it: `spec.containers[0].image`; empty at the root. */
export function dotted(place: Place): string {
  if (place.up === null) return '';
  if (typeof place.step === 'number') return `${dotted(place.up)}[${place.step}]`;
  const before = dotted(place.up);
  return before === '' ? place.step : `${before}.${place.step}`;
}

/** What a reader calls a place: its key as it is written, with the indexes behind it; null at the root. */
export function nameOf(place: Place): string | null {
  if (place.up === null) return null;
  if (typeof place.step === 'number') return `${nameOf(place.up) ?? ''}[${place.step}]`;
  return place.key?.text ?? place.step;
}
