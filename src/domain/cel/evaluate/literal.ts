import type { ListLiteral, MapLiteral } from '../syntax/ast.ts';
import type { Value } from '../value/data.ts';
import { MadeList, MadeMap, isKey } from '../value/made.ts';
import { both } from '../value/origin.ts';
import type { Origin } from '../value/origin.ts';
import { badArgument, noOverload } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { Failure, mismatch } from './failure.ts';
import type { Result } from './failure.ts';
import type { Run } from './run.ts';
import type { Local } from './scope.ts';

/** `[a, ?b]`: an element with `?` is an optional, and is there if its value is. */
export function evaluateList(run: Run, expression: ListLiteral, scope: Local | null): Result {
  const { elements } = expression;
  const spent = run.purse.growBy(elements.length);
  if (spent !== undefined) return new Failure(spent, expression, null);
  const items: Value[] = [];
  let from: Origin = null;
  for (const { value, optional } of elements) {
    const item = run.evaluate(value, scope);
    if (item instanceof Failure) return item;
    from = both(from, item.from);
    if (!optional) items.push(item);
    else if (typeof item.data !== 'object' || item.data?.kind !== 'optional')
      return mismatch('[?', [item], value, item.from, words.noOptionalElement(item.data));
    else if (item.data.value !== null) items.push(item.data.value);
  }
  return { data: new MadeList(items), from };
}

/** `{a: b, ?c: d}` */
export function evaluateMap(run: Run, expression: MapLiteral, scope: Local | null): Result {
  const { entries } = expression;
  const spent = run.purse.growBy(entries.length);
  if (spent !== undefined) return new Failure(spent, expression, null);
  const made = new MadeMap();
  let from: Origin = null;
  for (const entry of entries) {
    const key = run.evaluate(entry.key, scope);
    if (key instanceof Failure) return key;
    let value = run.evaluate(entry.value, scope);
    if (value instanceof Failure) return value;
    from = both(from, both(key.from, value.from));
    if (entry.optional) {
      if (typeof value.data !== 'object' || value.data?.kind !== 'optional') {
        return mismatch('{?', [value], entry.value, value.from, words.noOptionalEntry(key.data, value.data));
      }
      if (value.data.value === null) continue;
      value = value.data.value;
    }
    if (!isKey(key.data)) return new Failure(noOverload('{', [key.data]), entry.key, key.from);
    if (!made.add(key, value)) return new Failure(badArgument('A key stands in the map twice.'), entry.key, key.from);
  }
  return { data: made, from };
}
