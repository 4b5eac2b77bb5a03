import type { Value } from '../../jmespath/value.ts';
import { placesOf } from '../../cel/value/origin.ts';
import type { Data } from '../data.ts';
import type { Steps } from '../outcome.ts';
import type { Request } from '../request.ts';
import type { Meter } from '../meter.ts';
import type { Context } from './context.ts';
import type { Outside } from './entries.ts';

/** What one rule is asked about, and what it may use. */
export interface Subject {
  readonly request: Request;
  readonly context: Context;
  readonly outside: Outside;
  readonly meter: Meter;
  /** The rule's own name and message. */
  readonly rule: { readonly name: string; readonly message: string };
  /** What patterns are laid over, and where it lies in the object; null when that is deleted. */
  readonly scope: { readonly data: Data; readonly steps: Steps } | null;
  /** How many loops are around. */
  readonly nesting: number;
}

/** Where the element of a loop lies in the object; nowhere for one that an expression made. */
export function stepsOf({ from }: Value): Steps {
  const [place, ...others] = placesOf(from);
  const [first, ...steps] = place?.steps ?? [];
  return others.length === 0 && place?.variable === 'request' && first === 'object' ? steps : [];
}
