import type { Range } from '../../range.ts';
import type { Expression, Has, Index, Select } from '../syntax/ast.ts';
import type { Data, Value } from '../value/data.ts';
import { typeNameOf } from '../value/data.ts';
import { none, some } from '../value/made.ts';
import { numberOf } from '../value/number.ts';
import { both, missingStep } from '../value/origin.ts';
import type { Origin } from '../value/origin.ts';
import { Trouble, noOverload } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { Failure, mismatch } from './failure.ts';
import type { Result } from './failure.ts';
import type { Run } from './run.ts';
import { localNamed } from './scope.ts';
import type { Local } from './scope.ts';

/** `a.b`, `a.?b`, and `a.b.c` that is one variable. */
export function evaluateSelect(run: Run, select: Select, scope: Local | null): Result {
  const whole = select.optional ? maybeWhole(run, select, scope) : wholeOf(run, select, scope);
  if (whole !== undefined) return whole;
  const operand = run.evaluate(select.operand, scope);
  if (operand instanceof Failure) return operand;
  return reach(operand, { data: select.field.text, from: null }, select.optional, select.field);
}

/** `a[b]` and `a[?b]` */
export function evaluateIndex(run: Run, expression: Index, scope: Local | null): Result {
  const operand = run.evaluate(expression.operand, scope);
  if (operand instanceof Failure) return operand;
  const index = run.evaluate(expression.index, scope);
  if (index instanceof Failure) return index;
  return reach(operand, index, expression.optional, expression.index);
}

/** `has(a.b)`: whether the field is there; what is no map has none. */
export function evaluateHas(run: Run, { operand: select }: Has, scope: Local | null): Result {
  if (wholeOf(run, select, scope) !== undefined) return { data: true, from: null };
  const operand = run.evaluate(select.operand, scope);
  if (operand instanceof Failure) return operand;
  const { data, from } = operand;
  const inside = typeof data === 'object' && data?.kind === 'optional' ? data.value : operand;
  if (inside === null) return { data: false, from };
  const { text } = select.field;
  // A list is the one thing that can't even be asked (cel-go, interpreter/attributes.go: refQualify).
  if (typeof inside.data === 'object' && inside.data?.kind === 'list') {
    return mismatch('has', [inside], select.field, inside.from, words.noIndex(text));
  }
  const found = typeof inside.data === 'object' && inside.data?.kind === 'map' ? inside.data.get(text) : undefined;
  return { data: found !== undefined, from: found === undefined ? lackOf(inside, text) : found.from };
}

/** What is to blame for a key or an index that is not there: that place, where there could be one. */
export function lackOf({ data, from }: Value, key: Data | number): Origin {
  if (typeof data !== 'object' || (data?.kind !== 'map' && data?.kind !== 'list') || data.path === null) return from;
  if (typeof key === 'string' || typeof key === 'number') return missingStep(data.path, key);
  return data.path;
}

/** `a.?b` where `a.b` is one variable, which is there. */
function maybeWhole(run: Run, { operand, field }: Select, scope: Local | null): Result | undefined {
  if (operand.kind !== 'identifier' || localNamed(scope, operand.name) !== undefined) return undefined;
  const path = `${operand.name}.${field.text}`;
  const value = run.isWhole(path) ? run.lookup(path) : undefined;
  if (value === undefined || value instanceof Failure) return value;
  return { data: some(value), from: value.from };
}

function wholeOf(run: Run, { path, operand }: Select, scope: Local | null): Result | undefined {
  if (path === null || !run.isWhole(path)) return undefined;
  let first: Expression = operand;
  while (first.kind === 'select') first = first.operand;
  const hidden = first.kind === 'identifier' && !first.absolute && localNamed(scope, first.name) !== undefined;
  return hidden ? undefined : run.lookup(path);
}

/** What is asked of an optional is asked of what is in it, and is optional again. */
function reach(operand: Value, key: Value, optional: boolean, at: Range): Result {
  const { data, from } = operand;
  if (typeof data === 'object' && data?.kind === 'optional') {
    return data.value === null ? { data: none, from } : reach(data.value, key, true, at);
  }
  const found = find(operand, key, at);
  if (!(found instanceof Failure)) {
    const value = key.from === null ? found : { data: found.data, from: both(found.from, key.from) };
    return optional ? { data: some(value), from: value.from } : value;
  }
  return optional && found.code === 'absent' ? { data: none, from: found.from } : found;
}

function find(container: Value, { data: key, from: keyFrom }: Value, at: Range): Result {
  const { data, from } = container;
  if (typeof data === 'object' && data?.kind === 'map') {
    if (!canFind(key)) return new Failure(noOverload('[', [data, key]), at, both(from, keyFrom));
    return data.get(key) ?? absent(`${told(key)} is not there.`, words.noKey(key), lackOf(container, key), keyFrom, at);
  }
  if (typeof data === 'object' && data?.kind === 'list') {
    const index = numberOf(key);
    if (index === undefined || !Number.isInteger(Number(index))) {
      return new Failure(noOverload('[', [data, key], words.noIndex(key)), at, both(from, keyFrom));
    }
    const place = Number(index);
    if (place >= 0 && place < data.size) return data.at(place);
    const message = `Index ${place} is outside of a list of ${data.size}.`;
    return absent(message, words.outOfBounds(key), lackOf(container, place), keyFrom, at);
  }
  return absent(`${told(key)} is not there: the value is ${article(data)}.`, words.noKey(key), from, keyFrom, at);
}

/** A double may look for an int. */
function canFind(key: Data): boolean {
  if (key === null) return false;
  return typeof key !== 'object' || key.kind === 'uint';
}

function absent(message: string, itsWords: string, lack: Origin, keyFrom: Origin, at: Range): Failure {
  return new Failure(new Trouble('absent', message, null, itsWords), at, both(lack, keyFrom));
}

function told(key: Data): string {
  if (typeof key === 'string') return `"${key}"`;
  return typeof key === 'object' ? typeNameOf(key) : String(key);
}

function article(data: Data): string {
  const name = data === null ? 'null' : typeNameOf(data);
  return data === null ? name : `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}
