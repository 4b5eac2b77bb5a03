import { isList, isMap } from '../data.ts';
import type { Data, DataMap } from '../data.ts';
import { Meter } from '../meter.ts';
import { isAnchor, parseAnchor } from './anchor.ts';
import { validatePattern } from './validatePattern.ts';
import type { PatternResult } from './validatePattern.ts';

/** How near an object is to what a pattern wants. */
export interface Nearness {
  /** Values that are as they are wanted. */
  readonly met: number;
  /** Places that would have to be mended: all that something lacks is one. */
  readonly unmet: number;
}

/** More demands than this are not looked at one by one. */
const most = 100;

/** Steps that may be spent on telling how near one pattern is. */
const affordable = 20_000;

/**
 * How many of the demands of a pattern an object meets and does not, each by itself. What a demand is not about, and what is
 * not there and need not be, counts for neither.
 */
export function nearnessOf(resource: Data, pattern: Data): Nearness {
  const meter = new Meter(affordable);
  const judged = (one: Data): PatternResult => validatePattern(resource, one, meter);
  const unmet = new Set<string>();
  let met = 0;
  let looked = 0;
  for (const { demand, impossible } of demandsOf(pattern)) {
    looked += 1;
    if (looked > most) break;
    const result = judged(demand);
    if (result.outcome === 'fail' || result.outcome === 'error')
      unmet.add(JSON.stringify(result.missing ? result.path.slice(0, -1) : result.path));
    // One that nothing could fail has found nothing to look at.
    else if (result.outcome === 'pass' && judged(impossible).outcome === 'fail') met += 1;
  }
  return { met, unmet: unmet.size };
}

/** A pattern for one value, with the conditions on the way to it, and the same for a value that there can't be. */
interface Demand {
  readonly demand: Data;
  readonly impossible: Data;
}

const nothing = '!*';

function* demandsOf(pattern: Data): Generator<Demand> {
  if (isMap(pattern)) {
    yield* demandsOfMap(pattern);
    return;
  }
  const [first] = isList(pattern) ? pattern : [];
  if (!isMap(first)) {
    yield { demand: pattern, impossible: nothing };
    return;
  }
  for (const { demand, impossible } of demandsOfMap(first)) yield { demand: [demand], impossible: [impossible] };
}

function* demandsOfMap(pattern: DataMap): Generator<Demand> {
  const entries = Object.entries(pattern);
  const wanted = entries.filter(([key]) => !isCondition(key));
  const conditions = entries.filter(([key]) => isCondition(key));
  const below = (key: string, value: Data): Data => Object.fromEntries(conditions.concat([[key, value]]));
  if (wanted.length === 0) yield { demand: pattern, impossible: pattern };
  for (const [key, value] of wanted) {
    const anchor = parseAnchor(key);
    // What must not be there is wanted as much as what must.
    if (anchor?.kind === 'negation') yield { demand: below(key, value), impossible: below(anchor.key, nothing) };
    else if (anchor?.kind === 'existence') yield { demand: below(key, value), impossible: below(key, nothing) };
    else
      for (const { demand, impossible } of demandsOf(value))
        yield { demand: below(key, demand), impossible: below(key, impossible) };
  }
}

function isCondition(key: string): boolean {
  return isAnchor(key, 'condition', 'global');
}
