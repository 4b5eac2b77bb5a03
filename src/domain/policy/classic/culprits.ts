import { both } from '../../cel/value/origin.ts';
import type { Origin, Path } from '../../cel/value/origin.ts';
import { evaluateCondition } from '../conditions/evaluateCondition.ts';
import { kindOf } from '../conditions/operator.ts';
import { isList } from '../data.ts';
import type { Data } from '../data.ts';
import type { Meter } from '../meter.ts';
import type { Substituted } from './substitute.ts';

/**
 * What the key and the value of a condition that holds are to be blamed for: of a list of which one item is enough those
 * items that are, and of one that lacks something the only item that it has, or what its items lie in; else all of it.
 */
export function culpritsOf(key: Substituted, operator: string, value: Substituted, meter: Meter): Origin {
  const kind = kindOf(operator);
  const isIn = kind === 'anyIn' || kind === 'allIn' || kind === 'in';
  const holds = (one: Data, other: Data): boolean => {
    const result = evaluateCondition({ key: one, operator, value: other }, meter);
    return result.kind === 'decided' && result.holds;
  };
  const keys = kind === 'anyIn' || kind === 'anyNotIn' ? someOf(key, (item) => holds([item], value.data)) : key.from;
  if (kind === 'anyNotIn' || kind === 'allNotIn' || kind === 'notIn') return both(keys, lackingOf(value));
  if (isList(key.data)) return both(keys, value.from);
  if (isIn)
    return both(
      keys,
      someOf(value, (item) => holds(key.data, [item])),
    );
  return both(keys, value.from);
}

function someOf({ data, from, whole }: Substituted, isCulprit: (item: Data) => boolean): Origin {
  const read = whole?.data;
  if (!isList(data) || typeof read !== 'object' || read?.kind !== 'list') return from;
  const culprits = data.map((item, index) => (isCulprit(item) ? (read.items[index]?.from ?? null) : null));
  return culprits.reduce(both, null) ?? from;
}

/** A map that lacks a key is to blame itself: what its other keys hold is not wrong. */
function lackingOf(list: Substituted): Origin {
  const read = list.whole?.data;
  if (!isList(list.data) || typeof read !== 'object' || read?.kind !== 'list') return list.from;
  const [first = null, ...others] = read.items.map(({ from }) => (isPath(from) ? from : null));
  if (first === null) return list.from;
  if (others.length === 0 && typeof first.key === 'number') return first;
  return first.up !== null && others.every((other) => other?.up === first.up) ? first.up : list.from;
}

function isPath(from: Origin): from is Path {
  return from !== null && 'key' in from;
}
