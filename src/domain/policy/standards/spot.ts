import { isList, own } from '../data.ts';
import type { Data } from '../data.ts';
import type { Spot, Steps } from '../outcome.ts';
import type { Whereabouts } from './podIn.ts';
import type { FieldError } from './violation.ts';

/**
 * Where in an object the fields of its pod are, each place once: container by container, and those of the pod itself last.
 * Of a field that is not there, the first step that is missing.
 */
export function spotsOf(errors: readonly FieldError[], object: Data, where: Whereabouts): readonly Spot[] {
  const spots = errors.toSorted(byContainer).map((error) => spotOf(error, object, where));
  return [...new Map(spots.map((spot) => [JSON.stringify(spot.steps), spot])).values()];
}

/** In the order in which Kubernetes visits containers. */
const lists = ['initContainers', 'containers', 'ephemeralContainers'];

function byContainer(a: FieldError, b: FieldError): number {
  const [one, other] = [turnOf(a), turnOf(b)];
  return one.list - other.list || one.index - other.index;
}

function turnOf({ container, steps: [, list, index] }: FieldError): { readonly list: number; readonly index: number } {
  return container === null
    ? { list: lists.length, index: 0 }
    : { list: lists.indexOf(String(list)), index: Number(index) };
}

function spotOf({ steps }: FieldError, object: Data, where: Whereabouts): Spot {
  const [first, ...rest] = steps;
  const whole: Steps = [...(first === 'metadata' ? where.metadata : where.spec), ...rest];
  let now: Data | undefined = object;
  for (const [index, step] of whole.entries()) {
    const next: Data | undefined = typeof step === 'number' ? (isList(now) ? now[step] : undefined) : own(now, step);
    if (next === undefined) return { steps: whole.slice(0, index + 1), missing: true };
    if (next === null) return { steps: whole.slice(0, index + 1), missing: false };
    now = next;
  }
  return { steps: whole, missing: false };
}
