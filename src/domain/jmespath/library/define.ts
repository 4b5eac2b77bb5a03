import type { Dictionary, Reference, Value } from '../value.ts';
import { listIn, nothing } from '../value.ts';
import type { ArgumentType, Caller, Function } from './function.ts';
import type { Trouble } from './function.ts';

/** A function of so many arguments. */
export function of(name: string, takes: Function['takes'], call: Function['call']): Function {
  return { name, takes, isVariadic: false, call };
}

/** A function of one argument, to be blamed on it. */
export function one(
  name: string,
  types: readonly ArgumentType[],
  call: (value: Value) => null | boolean | number | string,
): Function {
  return of(name, [types], ([value = nothing]) => made(call(value)));
}

/** A function of texts alone, to be blamed on all of them. */
export function texts(
  name: string,
  count: number,
  call: (args: readonly string[], caller: Caller) => Value | Trouble,
): Function {
  return of(
    name,
    Array.from({ length: count }, () => ['string'] as const),
    (args, caller) => {
      const all = args.map(asText);
      const length = all.reduce((sum, text) => sum + text.length, 0);
      // Whatever is done with them, they are gone over.
      return caller.spend(1 + Math.ceil(length / 8)) ?? call(all, caller);
    },
  );
}

/** To be blamed on all arguments. */
export function made(data: null | boolean | number | bigint | string): Value {
  return { data, from: null };
}

export function asNumber({ data }: Value): number {
  return typeof data === 'number' ? data : 0;
}

export function asText({ data }: Value): string {
  return typeof data === 'string' ? data : '';
}

export function asReference({ data }: Value): Reference {
  if (data !== null && typeof data === 'object' && data.kind === 'reference') return data;
  throw new Error('The types of arguments are checked before.');
}

/** None of what is no list. */
export function items(value: Value): readonly Value[] {
  return listIn(value)?.items ?? [];
}

/** None of what is no mapping. */
export function entries({ data }: Value): ReadonlyMap<string, Value> {
  return data !== null && typeof data === 'object' && data.kind === 'map'
    ? (data satisfies Dictionary).entries
    : new Map();
}
