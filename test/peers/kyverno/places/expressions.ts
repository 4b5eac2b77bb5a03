/** Wishes as CEL. */
import type { Random } from '../../random.ts';
import { each } from './wishes.ts';
import type { Comparison, FieldPath, Test, Wish } from './wishes.ts';

/** An expression that holds when a wish is fulfilled; `from` is what the path begins at. */
export function expressionOf({ path, test, isOptional }: Wish, from: string, random: Random): string {
  const at = path.indexOf(each);
  if (at < 0) return ofOne(path.filter(isKey), test, isOptional, from, random);
  const name = `x${from.length}`;
  const inner = expressionOf({ path: path.slice(at + 1), test, isOptional }, name, random);
  const keys = path.slice(0, at).filter(isKey);
  // A list in what a list has need not be there.
  const isSure = from === 'object' || from === 'variables' || keys.length === 0;
  const list = isSure && random.chance(0.7) ? plainly(from, keys) : `${optionally(from, keys)}.orValue([])`;
  const form = random.next();
  if (form < 0.6) return `${list}.all(${name}, ${inner})`;
  if (form < 0.8) return `!${list}.exists(${name}, !(${inner}))`;
  return `${list}.filter(${name}, !(${inner})).size() == 0`;
}

function isKey(step: FieldPath[number]): step is string {
  return typeof step === 'string';
}

function ofOne(keys: readonly string[], test: Test, isOptional: boolean, from: string, random: Random): string {
  const here = plainly(from, keys);
  if (test.is === 'there' || test.is === 'absent') {
    const isThere = random.chance(0.5) ? guard(from, keys) : `${optionally(from, keys)}.hasValue()`;
    return test.is === 'there' ? `(${isThere})` : `!(${isThere})`;
  }
  const form = random.next();
  if (isOptional) {
    if (form < 0.5) return `(!(${guard(from, keys)}) || ${compared(here, test)})`;
    return compared(`${optionally(from, keys)}.orValue(${good(test)})`, test);
  }
  if (form < 0.3) return compared(here, test);
  if (form < 0.65) return `(${guard(from, keys)} && ${compared(here, test)})`;
  return compared(`${optionally(from, keys)}.orValue(${bad(test)})`, test);
}

function compared(value: string, test: Comparison): string {
  switch (test.is) {
    case 'equal':
      return `${value} == ${literal(test.value)}`;
    case 'oneOf':
      return `${value} in [${test.values.map(literal).join(', ')}]`;
    case 'begins':
      return `string(${value}).startsWith(${literal(test.text)})`;
    case 'endsNot':
      return `!string(${value}).endsWith(${literal(test.text)})`;
    case 'atMost':
      return `${value} <= ${test.value}`;
    case 'atLeast':
      return `${value} >= ${test.value}`;
  }
}

/** What is as wanted, and what is not, of the type of the field. */
function good(test: Comparison): string {
  switch (test.is) {
    case 'equal':
      return literal(test.value);
    case 'oneOf':
      return literal(test.values[0] ?? '');
    case 'begins':
      return literal(test.text);
    case 'endsNot':
      return "''";
    case 'atMost':
    case 'atLeast':
      return String(test.value);
  }
}

function bad(test: Comparison): string {
  switch (test.is) {
    case 'equal':
      return typeof test.value === 'boolean' ? String(!test.value) : typeof test.value === 'number' ? '-1' : "''";
    case 'oneOf':
    case 'begins':
      return "''";
    case 'endsNot':
      return literal(test.text);
    case 'atMost':
      return String(test.value + 1);
    case 'atLeast':
      return String(test.value - 1);
  }
}

function literal(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return `'${value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", String.raw`\'`)
    .replaceAll('\n', String.raw`\n`)}'`;
}

function isName(key: string): boolean {
  return /^[A-Za-z_]\w*$/.test(key) && key !== 'namespace';
}

function plainly(from: string, keys: readonly string[]): string {
  return keys.reduce((text, key) => (isName(key) ? `${text}.${key}` : `${text}[${literal(key)}]`), from);
}

function optionally(from: string, keys: readonly string[]): string {
  return keys.reduce((text, key) => (isName(key) ? `${text}.?${key}` : `${text}[?${literal(key)}]`), from);
}

/** Every step on the way is there. */
function guard(from: string, keys: readonly string[]): string {
  return keys
    .map((key, index) => {
      const before = plainly(from, keys.slice(0, index));
      return isName(key) ? `has(${before}.${key})` : `${literal(key)} in ${before}`;
    })
    .slice(keys[0] === 'spec' || keys[0] === 'metadata' ? 1 : 0)
    .join(' && ');
}
