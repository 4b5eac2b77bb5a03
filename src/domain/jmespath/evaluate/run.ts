import { both } from '../../cel/value/origin.ts';
import type { Origin } from '../../cel/value/origin.ts';
import { argumentTrouble } from '../library/check.ts';
import type { Caller, Library } from '../library/function.ts';
import { Trouble } from '../library/function.ts';
import type { Call, Comparison, Expression, Filter, Slice } from '../syntax/ast.ts';
import { collected, isFalse, listOf, mostValues, nothing, sizeOf, written } from '../value.ts';
import type { Value } from '../value.ts';
import { Failure } from './failure.ts';
import { compared, element, field, isList, isMap } from './look.ts';
import { sliced } from './slice.ts';

export type Result = Value | Failure;

/** What may still be taken: all queries that are given the same take from it. */
export interface Supply {
  left: number;
}

/** How deep evaluation may go down on the stack. */
const deepest = 1000;

/**
 * One evaluation, as Kyverno's fork of go-jmespath does it (interpreter.go): a key that a mapping does not have is a
 * failure, which most of what stands around it turns into null. Values keep where they stem from.
 */
export class Run {
  readonly #library: Library;
  readonly #steps: Supply;
  #depth = 0;

  constructor(library: Library, steps: Supply) {
    this.#library = library;
    this.#steps = steps;
  }

  evaluate(expression: Expression, value: Value): Result {
    this.#steps.left -= 1;
    if (this.#steps.left < 0)
      return new Failure('budget', 'The expression takes more steps than it may.', expression, null);
    if (this.#depth >= deepest)
      return new Failure('budget', `The evaluation goes more than ${deepest} deep.`, expression, null);
    this.#depth += 1;
    const result = this.#evaluate(expression, value);
    this.#depth -= 1;
    return isTooLarge(expression, result)
      ? new Failure('budget', 'The expression makes a value that is too large.', expression, null)
      : result;
  }

  #evaluate(expression: Expression, value: Value): Result {
    switch (expression.kind) {
      case 'current':
        return value;
      case 'field':
        return field(expression, value);
      case 'literal':
        return written(expression.value);
      case 'index':
        return element(value, expression.index);
      case 'slice':
        return this.#slice(expression, value);
      case 'chain': {
        const left = this.evaluate(expression.left, value);
        return left instanceof Failure ? left : this.evaluate(expression.right, left);
      }
      case 'pipe': {
        const left = this.#found(expression.left, value);
        return left instanceof Failure ? left : this.#found(expression.right, left);
      }
      case 'projection': {
        const of = this.#found(expression.of, value);
        if (of instanceof Failure) return of;
        return isList(of.data) ? this.#projected(of.data.items, expression.each, of.from) : empty(of);
      }
      case 'values': {
        const of = this.evaluate(expression.of, value);
        if (isFinal(of)) return of;
        if (of instanceof Failure || !isMap(of.data)) return empty(of);
        const values = [...of.data.entries.values()];
        // Kyverno's library looks at one null a key before it looks at the values.
        return this.#projected([...values.map(() => nothing), ...values], expression.each, of.from);
      }
      case 'filter':
        return this.#filter(expression, value);
      case 'flatten': {
        const of = this.evaluate(expression.of, value);
        if (isFinal(of)) return of;
        if (of instanceof Failure || !isList(of.data)) return empty(of);
        const flat = of.data.items.flatMap((item) => (isList(item.data) ? item.data.items : [item]));
        return listOf(flat, of.from);
      }
      case 'or': {
        const left = this.#found(expression.left, value);
        if (left instanceof Failure || !isFalse(left.data)) return left;
        const right = this.#found(expression.right, value);
        return right instanceof Failure ? right : { data: right.data, from: both(left.from, right.from) };
      }
      case 'and': {
        const left = this.#found(expression.left, value);
        if (left instanceof Failure || isFalse(left.data)) return left;
        const right = this.evaluate(expression.right, value);
        if (right instanceof Failure) return right;
        // A false side is to be blamed alone, and a true one with the other.
        return isFalse(right.data) ? right : { data: right.data, from: both(left.from, right.from) };
      }
      case 'not': {
        const operand = this.#found(expression.operand, value);
        return operand instanceof Failure ? operand : { data: isFalse(operand.data), from: operand.from };
      }
      case 'comparison':
        return this.#compare(expression, value);
      case 'list':
        return value.data === null ? nothing : this.#made(expression.items, value, (items) => collected(items, null));
      case 'map': {
        if (value.data === null) return nothing;
        const parts = expression.entries.map((entry) => entry.value);
        return this.#made(parts, value, (items) => {
          const entries = new Map(expression.entries.map(({ key }, index) => [key, items[index] ?? nothing]));
          return { data: { kind: 'map', entries }, from: items.map(({ from }) => from).reduce(both, null) };
        });
      }
      case 'call':
        return this.#call(expression, value);
      case 'reference':
        return { data: { kind: 'reference', body: expression.body }, from: null };
    }
  }

  /** What is not found is null, and is missed where it was looked for. */
  #found(expression: Expression, value: Value): Result {
    const result = this.evaluate(expression, value);
    return result instanceof Failure && result.code === 'not-found' ? { data: null, from: result.from } : result;
  }

  #projected(items: readonly Value[], each: Expression, otherwise: Origin): Result {
    const results: Value[] = [];
    for (const item of items) {
      const result = this.#found(each, item);
      if (result instanceof Failure) return result;
      if (result.data !== null) results.push(result);
    }
    return collected(results, otherwise);
  }

  #filter({ of: source, test, each }: Filter, value: Value): Result {
    const of = this.evaluate(source, value);
    if (isFinal(of)) return of;
    if (of instanceof Failure || !isList(of.data)) return empty(of);
    const results: Value[] = [];
    const reasons: Origin[] = [];
    for (const item of of.data.items) {
      const tested = this.#found(test, item);
      if (tested instanceof Failure) return tested;
      if (isFalse(tested.data)) continue;
      const result = this.#found(each, item);
      if (result instanceof Failure) return result;
      if (result.data === null) continue;
      results.push(result);
      // Why it is in the list: what was tested, or itself when the test names nothing.
      reasons.push(tested.from ?? result.from);
    }
    return listOf(results, reasons.length === 0 ? of.from : reasons.reduce(both, null));
  }

  #slice(slice: Slice, { data, from }: Value): Result {
    if (!isList(data)) return { data: null, from };
    if (slice.by === 0) return new Failure('argument', 'Invalid slice, step cannot be 0', slice, from);
    return listOf(sliced(data.items, slice), from);
  }

  #compare({ comparator, left: a, right: b }: Comparison, value: Value): Result {
    const left = this.#found(a, value);
    if (left instanceof Failure) return left;
    const right = this.#found(b, value);
    if (right instanceof Failure) return right;
    return { data: compared(comparator, left.data, right.data), from: both(left.from, right.from) };
  }

  #made(parts: readonly Expression[], value: Value, make: (items: readonly Value[]) => Value): Result {
    const items: Value[] = [];
    for (const part of parts) {
      const item = this.#found(part, value);
      if (item instanceof Failure) return item;
      items.push(item);
    }
    return make(items);
  }

  #call(call: Call, value: Value): Result {
    const args: Value[] = [];
    for (const arg of call.args) {
      const result = this.#found(arg, value);
      if (result instanceof Failure) return result;
      args.push(result);
    }
    const from = args.map((arg) => arg.from).reduce(both, null);
    const called = this.#library.get(call.name);
    if (called === undefined) return new Failure('unknown', `unknown function: ${call.name}`, call.nameRange, from);
    const result = argumentTrouble(called, args) ?? called.call(args, this.#caller(call));
    if (result instanceof Trouble) return new Failure(result.code, result.message, call, from, result.missing);
    return result.from === null ? { data: result.data, from } : result;
  }

  #caller(call: Call): Caller {
    return {
      apply: ({ body }, item) => {
        const result = this.#found(body, item);
        if (!(result instanceof Failure)) return result;
        return new Trouble(codeOf(result), result.message, result.missing);
      },
      spend: (steps) => {
        this.#steps.left -= steps;
        return this.#steps.left < 0 ? new Trouble('budget', `"${call.name}" takes more steps than it may.`) : undefined;
      },
    };
  }
}

/** What puts values together can put the same ones together without end, in few steps. */
const putsTogether: ReadonlySet<Expression['kind']> = new Set([
  'projection',
  'values',
  'filter',
  'flatten',
  'list',
  'map',
  'call',
]);

function isTooLarge({ kind }: Expression, result: Result): boolean {
  return putsTogether.has(kind) && !(result instanceof Failure) && sizeOf(result.data, mostValues) > mostValues;
}

/** Inside of a reference: what is not found is none there, and an unknown function is as bad as a wrong argument. */
function codeOf({ code }: Failure): Trouble['code'] {
  return code === 'budget' || code === 'unavailable' ? code : 'argument';
}

function empty({ from }: { readonly from: Origin }): Value {
  return { data: null, from };
}

/** Whatever else goes wrong on the left of these is null; but of what can't be known here nobody knows that it is. */
function isFinal(result: Result): result is Failure {
  return result instanceof Failure && (result.code === 'budget' || result.code === 'unavailable');
}
