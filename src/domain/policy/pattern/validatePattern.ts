import type { Data, Path } from '../data.ts';
import { Meter, withinSteps } from '../meter.ts';
import { isNegation, isSkip, pathOf, type Fault } from './fault.ts';
import { Walk } from './walk.ts';

export type PatternResult =
  | { readonly outcome: 'pass' }
  | Refusal
  /** The meter's steps did not do: nothing is known. */
  | { readonly outcome: 'budget' };

/** An object that is not as a pattern wants it, or that the pattern is not about. */
export interface Refusal {
  readonly outcome: 'fail' | 'skip' | 'error';
  /** As Kyverno words it. */
  readonly message: string;
  /** The path that Kyverno says with it, `/spec/containers/0/`; empty for `skip` and `error`. */
  readonly said: string;
  /** The very place in the object: in a list that a scalar does not fit the first such item, though `said` names the list. */
  readonly path: Path;
  /** The last step of the path is not there. */
  readonly missing: boolean;
  /** The place in the pattern that refused, its keys as they are written there. */
  readonly place: Path;
}

/**
 * Lays a pattern over an object as Kyverno does (pkg/engine/validate: MatchPattern). Both are values as Kyverno holds them
 * (`asAdmitted`); variables of the pattern have been put in before. In `error` the rule could not tell: an anchor that it
 * wants was met nowhere.
 */
export function validatePattern(resource: Data, pattern: Data, meter: Meter = new Meter()): PatternResult {
  return withinSteps(
    () => {
      const walk = new Walk(meter);
      const fault = walk.element(resource, pattern, null, null);
      return fault === null ? ({ outcome: 'pass' } as const) : refusal(fault, walk.sightings.areMissing());
    },
    () => ({ outcome: 'budget' }) as const,
  );
}

function refusal(fault: Fault, anchorsAreMissing: boolean): Refusal {
  const { message, missing } = fault;
  const spot = { message, path: pathOf(fault.at), missing, place: pathOf(fault.place) };
  if (isSkip(fault)) return { outcome: 'skip', said: '', ...spot };
  const isError = !isNegation(fault) && (anchorsAreMissing || fault.said === '');
  return isError ? { outcome: 'error', said: '', ...spot } : { outcome: 'fail', said: fault.said, ...spot };
}
