import * as types from '../type.ts';
import type { Type } from '../type.ts';
import type { Data, List, Optional, Value } from '../value/data.ts';
import { MadeList, itemsOf, none, some } from '../value/made.ts';
import { both } from '../value/origin.ts';
import { Trouble, noOverload } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { define, defineMethod, overload } from './function.ts';
import type { Library, Meter, Overload } from './function.ts';
import { any, list, optional } from './kind.ts';

/** Optional values (cel-go, cel/library.go: OptionalTypes, version 2). */
export const optionals: Library = [
  overload('optional.of', false, [any], wrapped, ([value = nothing]) => filled(value)),
  overload('optional.ofNonZeroValue', false, [any], wrapped, ([value = nothing]) =>
    isZero(value.data) ? { data: none, from: value.from } : filled(value),
  ),
  define('optional.none', [], types.optionalOf(types.open), () => none),
  defineMethod('hasValue', [optional], types.bool, ({ value }) => value !== null),
  overload('value', true, [optional], inside, ([target = nothing]) => {
    return optionalIn(target)?.value ?? new Trouble('absent', 'The optional has no value.', null, words.emptyOptional);
  }),
  alternative('or', [optional, optional], sameOptional, (target) => target),
  alternative('orValue', [optional, any], defaulted, (_, value) => value),
  define('optional.unwrap', [list], unwrappedList, unwrap),
  defineMethod('unwrapOpt', [list], unwrappedList, unwrap),
];

const nothing: Value = { data: null, from: null };

/** A method that looks at its argument only if the optional is empty. */
function alternative(
  name: string,
  params: Overload['params'],
  result: Overload['result'],
  settled: (target: Value, value: Value) => Value,
): Overload {
  // What stands for a missing value stems from the place where that is missing.
  const call: Overload['call'] = ([target = nothing, other = nothing]) => ({
    data: other.data,
    from: both(target.from, other.from),
  });
  return {
    ...overload(name, true, params, result, call),
    settled: (target) => {
      const value = optionalIn(target)?.value ?? null;
      return value === null ? null : settled(target, value);
    },
  };
}

function filled(value: Value): Value {
  return { data: some(value), from: value.from };
}

function optionalIn({ data }: Value): Optional | undefined {
  return typeof data === 'object' && data?.kind === 'optional' ? data : undefined;
}

function wrapped([type = types.dyn]: readonly Type[]): Type {
  return types.optionalOf(type);
}

function inside([type = types.dyn]: readonly Type[]): Type {
  return type.kind === 'optional' ? type.value : types.dyn;
}

function sameOptional([one = types.dyn, other = types.dyn]: readonly Type[]): Type | null {
  return types.unified(one, other);
}

function defaulted([target = types.dyn, value = types.dyn]: readonly Type[]): Type | null {
  return target.kind === 'optional' ? types.unified(target.value, value) : value;
}

function unwrappedList([type = types.dyn]: readonly Type[]): Type {
  return types.listOf(type.kind === 'list' ? inside([type.element]) : types.dyn);
}

function unwrap(value: List, meter: Meter): Data | Trouble {
  const items: Value[] = [];
  for (const item of itemsOf(value)) {
    const found = optionalIn(item);
    if (found === undefined) return noOverload('unwrapOpt', [item.data], words.noOptional(item.data));
    if (found.value !== null) items.push(found.value);
  }
  return meter.growBy(items.length) ?? new MadeList(items);
}

function isZero(data: Data): boolean {
  if (data === null || data === false || data === '' || data === 0n || data === 0) return true;
  if (typeof data !== 'object') return false;
  switch (data.kind) {
    case 'uint':
      return data.value === 0n;
    case 'bytes':
      return data.bytes.length === 0;
    case 'duration':
      return data.nanos === 0n;
    case 'list':
    case 'map':
      return data.size === 0;
    case 'optional':
      return data.value === null;
    default:
      return false;
  }
}
