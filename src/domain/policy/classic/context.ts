import type { Value } from '../../jmespath/value.ts';
import type { Meter } from '../meter.ts';
import type { Request } from '../request.ts';
import type { Queries } from './queries.ts';
import { Trouble } from './trouble.ts';

/** Something that is only looked up when a query names it. */
export interface Entry {
  readonly name: string;
  /** What comes before it in its list is in its context, and nothing after it. Null when there is no such thing. */
  readonly load: (context: Context, meter: Meter) => Value | Trouble | null;
  /** A value of its name that is given for a test stands for what would be looked up. */
  readonly givesWay?: boolean;
}

interface Pending {
  readonly entry: Entry;
  /** What names it in a query; made for the first one. */
  names: RegExp | null;
  /** The context in which it stands, with what comes before it. */
  readonly context: Context;
  loaded: Value | null;
}

/**
 * What the variables of a rule can name. A context is never changed: more entries, or the element of a loop, make another,
 * which shares what this one has looked up. Source: kyverno, pkg/engine/context.
 */
export class Context {
  readonly operation: Request['operation'];
  readonly #queries: Queries;
  readonly #values: ReadonlyMap<string, Value>;
  /** The last of what is pending: each knows by its context what comes before it, so that long lists take no more than they are. */
  readonly #last: Pending | null;

  constructor(
    operation: Request['operation'],
    queries: Queries,
    values: ReadonlyMap<string, Value>,
    last: Pending | null = null,
  ) {
    this.operation = operation;
    this.#queries = queries;
    this.#values = values;
    this.#last = last;
  }

  get hasTarget(): boolean {
    return this.#values.has('target');
  }

  /** More entries, each of which sees those before it. */
  withEntries(entries: readonly Entry[]): Context {
    return entries.reduce<Context>((context, entry) => context.#with(entry), this);
  }

  #with(entry: Entry): Context {
    if (entry.givesWay === true && this.#values.has(entry.name)) return this;
    const pending: Pending = { entry, names: null, context: this, loaded: null };
    return new Context(this.operation, this.#queries, this.#values, pending);
  }

  /** The element of a loop that is `nesting` loops deep. */
  withElement(element: Value, index: number, nesting: number): Context {
    const at: Value = { data: index, from: null };
    const values = new Map([
      ...this.#values,
      ['element', element],
      [`element${nesting}`, element],
      ['elementIndex', at],
      [`elementIndex${nesting}`, at],
    ] as const);
    return new Context(this.operation, this.#queries, values, this.#last);
  }

  /** The value of a query in JMESPath, after what it names has been looked up. */
  query(text: string, meter: Meter): Value | Trouble {
    const values = new Map(this.#values);
    for (const pending of this.#allPending(meter)) {
      pending.names ??= namesOf(pending.entry.name);
      if (!pending.names.test(text)) continue;
      const value = pending.loaded ?? meter.deeper(() => pending.entry.load(pending.context, meter));
      if (value instanceof Trouble) return value;
      if (value === null) continue;
      pending.loaded = value;
      values.set(pending.entry.name, value);
    }
    const query = text.trim();
    if (query === '') return new Trouble('invalid query (nil)');
    return this.#queries.search(query, { data: { kind: 'map', entries: values }, from: null }, meter);
  }

  /** From the first to the last. */
  #allPending(meter: Meter): readonly Pending[] {
    const all: Pending[] = [];
    for (let one = this.#last; one !== null; one = one.context.#last) {
      meter.take(1);
      all.push(one);
    }
    return all.toReversed();
  }

  /** A query for data of its own. */
  apply(query: string, data: Value, meter: Meter): Value | Trouble {
    return this.#queries.search(query, data, meter);
  }
}

/** `x` is named by `x.y`, and not by `y.x` (kyverno, pkg/engine/context/deferred.go). */
function namesOf(name: string): RegExp {
  return new RegExp(
    String.raw`(?:^|$|\s|[^.0-9A-Za-z])${name.replaceAll(/[^A-Za-z0-9_]/g, String.raw`\$&`)}(?![0-9A-Za-z_])`,
  );
}
