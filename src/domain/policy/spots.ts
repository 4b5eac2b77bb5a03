import { placesOf } from '../cel/value/origin.ts';
import type { Origin, Place } from '../cel/value/origin.ts';
import { at } from '../kubernetes/read.ts';
import type { Spot, Steps } from './outcome.ts';
import type { Request } from './request.ts';

/**
 * Where in the object a value stems from, each place once, in the order in which they were read; what an object is called
 * comes last, as nobody mends it there when something else could be mended. `below` is where the object lies that the
 * policy saw, for one that is a part of another.
 */
export function spotsOf(origin: Origin, request: Request, below: Steps = []): readonly Spot[] {
  const spots = new Map<string, Spot>();
  for (const place of placesOf(origin)) {
    const spot = spotOf(place, request);
    if (spot === null) continue;
    const whole = { ...spot, steps: [...below, ...spot.steps] };
    spots.set(JSON.stringify(whole.steps), whole);
  }
  const all = [...spots.values()];
  return [...all.filter(({ steps }) => !isIdentity(steps)), ...all.filter(({ steps }) => isIdentity(steps))];
}

/** Whether it is the name or the namespace of something. */
export function isIdentity(steps: Steps): boolean {
  const last = steps.at(-1);
  return steps.at(-2) === 'metadata' && (last === 'name' || last === 'namespace' || last === 'generateName');
}

/** What says the namespace and the name of a request are fields of its object, where it has them. */
const asked: ReadonlyMap<string, readonly string[]> = new Map([
  ['namespace', ['metadata', 'namespace']],
  ['name', ['metadata', 'name']],
]);

function spotOf({ variable, steps, missing }: Place, request: Request): Spot | null {
  switch (variable) {
    case 'object':
      return { steps, missing };
    case 'request': {
      const [first = '', ...rest] = steps;
      if (first === 'object') return { steps: rest, missing };
      const field = asked.get(String(first));
      return field === undefined ? null : present(field, request);
    }
    case 'namespaceObject':
      return present(['metadata', 'namespace'], request);
    default:
      return null;
  }
}

function present(steps: readonly string[], { object }: Request): Spot | null {
  return at(object, ...steps) === undefined ? null : { steps, missing: false };
}
