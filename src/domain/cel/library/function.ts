import type { Type } from '../type.ts';
import type { Data, Value } from '../value/data.ts';
import { both } from '../value/origin.ts';
import type { Externals } from '../value/externals.ts';
import type { Origin } from '../value/origin.ts';
import { Trouble } from '../value/trouble.ts';
import type { Kind } from './kind.ts';

/** What a function may use up (undefined when there is enough left), and whom it may ask. */
export interface Meter {
  /** What lies outside of the expression's variables. */
  readonly externals: Externals;
  /** Work besides that of the expression's own nodes. */
  work(steps: number): Trouble | undefined;
  /** Work that is done the first time only, by what it is for. */
  once(what: string, steps: number): Trouble | undefined;
  /** Characters that come into being. */
  grow(characters: number): Trouble | undefined;
  /** Elements of lists and maps that come into being. */
  growBy(elements: number): Trouble | undefined;
}

/**
 * The type of what a function gives, which may depend on the types of its arguments; null when these are not taken
 * together.
 */
export type Result = Type | ((args: readonly Type[]) => Type | null);

/** One way to call a function. Of a method the target is the first argument. */
export interface Overload {
  readonly name: string;
  readonly method: boolean;
  readonly params: readonly Kind[];
  /** Any number of these may follow. */
  readonly rest: Kind | null;
  readonly result: Result;
  readonly call: (args: readonly Value[], meter: Meter) => Value | Trouble;
  /** What a method gives that need not look at its other arguments; null when it has to. */
  readonly settled: ((target: Value) => Value | null) | null;
}

/** A set of functions as data: an environment is made of several. */
export type Library = readonly Overload[];

type Read<Kinds extends readonly Kind[]> = { [I in keyof Kinds]: Kinds[I] extends Kind<infer T> ? T : never };

type Body<Kinds extends readonly Kind[]> = (...args: [...Read<Kinds>, Meter]) => Data | Trouble;

/** A function on plain values: what it gives stems from all of its arguments. */
export function define<const Kinds extends readonly Kind[]>(
  name: string,
  params: Kinds,
  result: Result,
  body: Body<Kinds>,
): Overload {
  return overload(name, false, params, result, plain(body));
}

/** The same, called as a method of its first argument. */
export function defineMethod<const Kinds extends readonly Kind[]>(
  name: string,
  params: Kinds,
  result: Result,
  body: Body<Kinds>,
): Overload {
  return overload(name, true, params, result, plain(body));
}

/** A function that says itself where its value stems from. */
export function overload(
  name: string,
  method: boolean,
  params: readonly Kind[],
  result: Result,
  call: Overload['call'],
  rest: Kind | null = null,
): Overload {
  return { name, method, params, rest, result, call, settled: null };
}

export function originOf(args: readonly Value[]): Origin {
  let from: Origin = null;
  for (const arg of args) from = both(from, arg.from);
  return from;
}

function plain<const Kinds extends readonly Kind[]>(body: Body<Kinds>): Overload['call'] {
  return (args, meter) => {
    // Whoever calls has compared the arguments with the kinds.
    const read = args.map(({ data }) => data) as [...Read<Kinds>];
    const spent = meter.work(readingOf(args));
    if (spent !== undefined) return spent;
    const data = body(...read, meter);
    return data instanceof Trouble ? data : { data, from: originOf(args) };
  };
}

/** Most functions go over their texts once: a long one takes its time, however often it is asked about. */
function readingOf(args: readonly Value[]): number {
  let characters = 0;
  for (const { data } of args) if (typeof data === 'string') characters += data.length;
  return Math.floor(characters / 100);
}

/** The overload that takes values of these types; undefined when there is none. */
export function chosen(overloads: readonly Overload[], args: readonly Value[]): Overload | undefined {
  return overloads.find(({ params, rest }) => {
    if (rest === null ? args.length !== params.length : args.length < params.length) return false;
    return args.every(({ data }, index) => (params[index] ?? rest)?.is(data) === true);
  });
}
