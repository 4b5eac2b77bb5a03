/** Wishes as patterns and as conditions of classic policies. */
import type { Random } from '../../random.ts';
import type { Json, JsonMap } from './bases.ts';
import { isMap } from './mutate.ts';
import { each } from './wishes.ts';
import type { FieldPath, Test, Wish } from './wishes.ts';

/** One pattern for all of them. */
export function patternOf(wishes: readonly Wish[]): Json {
  return wishes.map(({ path, test, isOptional }) => branch(path, test, isOptional)).reduce(merged, {});
}

/** What an object with a pod has anyway. */
const usual: ReadonlySet<string> = new Set(['spec', 'metadata', 'template', 'jobTemplate', 'containers']);

function branch(path: FieldPath, test: Test, isOptional: boolean): Json {
  const [step, ...rest] = path;
  if (step === undefined) return wantedValue(test);
  if (step === each) return [branch(rest, test, isOptional)];
  if (rest.length > 0) {
    const key = test.is === 'absent' && !usual.has(step) ? `=(${step})` : step;
    return { [key]: branch(rest, test, isOptional) };
  }
  if (test.is === 'absent') return { [`X(${step})`]: 'null' };
  return { [isOptional ? `=(${step})` : step]: wantedValue(test) };
}

function wantedValue(test: Test): Json {
  switch (test.is) {
    case 'equal':
      return test.value;
    case 'oneOf':
      return test.values.join(' | ');
    case 'begins':
      return `${test.text}*`;
    case 'endsNot':
      return `!*${test.text}`;
    case 'atMost':
      return `<=${test.value}`;
    case 'atLeast':
      return `>=${test.value}`;
    case 'there':
      return '?*';
    case 'absent':
      return 'null';
  }
}

function merged(one: Json, other: Json): Json {
  if (Array.isArray(one) && Array.isArray(other)) {
    const [first, second] = [one as readonly Json[], other as readonly Json[]];
    return [merged(first[0] ?? {}, second[0] ?? {})];
  }
  if (!isMap(one) || !isMap(other)) return other;
  const entries = new Map(Object.entries(one));
  for (const [key, value] of Object.entries(other)) {
    const before = entries.get(key);
    entries.set(key, before === undefined ? value : merged(before, value));
  }
  return Object.fromEntries(entries);
}

/** The condition that holds when a wish is not fulfilled; `from` is what the path begins at, in JMESPath. */
export function conditionOf({ path, test, isOptional }: Wish, from: string, random: Random): JsonMap {
  const at = path.lastIndexOf(each);
  if (at < 0) return ofOne(queryOf(from, path), test, isOptional, random);
  const list = queryOf(from, path.slice(0, at));
  // A filter of lists in a list would be one of lists.
  const items = path.indexOf(each) < at ? `${list}[] | ` : list;
  const rest = path.slice(at + 1);
  const inner = queryOf('', rest);
  if (random.chance(0.5) || isOptional || test.is === 'absent' || test.is === 'there')
    return counted(`${items}[?${filterOf(inner, test, isOptional)}]`);
  const key = `{{ ${list}[].${inner} }}`;
  switch (test.is) {
    case 'equal':
      return { key, operator: 'AnyNotIn', value: [test.value] };
    case 'oneOf':
      return { key, operator: 'AnyNotIn', value: test.values };
    case 'begins':
      return { key, operator: 'AnyNotIn', value: [`${test.text}*`] };
    case 'endsNot':
      return { key, operator: 'AnyIn', value: [`*${test.text}`] };
    case 'atMost':
      return { key: `{{ max(${list}[].${inner}) }}`, operator: 'GreaterThan', value: test.value };
    case 'atLeast':
      return { key: `{{ min(${list}[].${inner}) }}`, operator: 'LessThan', value: test.value };
  }
}

function counted(list: string): JsonMap {
  return { key: `{{ ${list} | length(@) }}`, operator: 'GreaterThan', value: 0 };
}

/** What is true of an item that is not as it should be. */
function filterOf(inner: string, test: Test, isOptional: boolean): string {
  const wrong = wrongOf(inner, test);
  return isOptional ? `${inner} && ${wrong}` : wrong;
}

function wrongOf(inner: string, test: Test): string {
  switch (test.is) {
    case 'equal':
      return typeof test.value === 'string' ? `${inner} != '${test.value}'` : `${inner} != \`${String(test.value)}\``;
    case 'oneOf':
      return `!contains(\`${JSON.stringify(test.values)}\`, ${inner})`;
    case 'begins':
      return `!starts_with(${inner} || '', '${test.text}')`;
    case 'endsNot':
      return `ends_with(${inner} || '', '${test.text}')`;
    case 'atMost':
      return `${inner} > \`${test.value}\``;
    case 'atLeast':
      return `${inner} < \`${test.value}\``;
    case 'there':
      return `!${inner}`;
    case 'absent':
      return inner;
  }
}

function ofOne(query: string, test: Test, isOptional: boolean, random: Random): JsonMap {
  const or = (text: string): string => `{{ ${query} || ${text} }}`;
  const key = random.chance(0.5) ? `{{ ${query} }}` : or("''");
  switch (test.is) {
    case 'equal': {
      const kept = typeof test.value === 'string' ? `'${test.value}'` : `\`${String(test.value)}\``;
      return { key: isOptional ? or(kept) : key, operator: 'NotEquals', value: test.value };
    }
    case 'oneOf':
      return { key: isOptional ? or(`'${test.values[0] ?? ''}'`) : key, operator: 'AnyNotIn', value: test.values };
    case 'begins':
      return { key: isOptional ? or(`'${test.text}'`) : key, operator: 'NotEquals', value: `${test.text}*` };
    case 'endsNot':
      return { key: or("''"), operator: 'Equals', value: `*${test.text}` };
    case 'atMost':
      return { key: or('`0`'), operator: 'GreaterThan', value: test.value };
    case 'atLeast':
      return { key: isOptional ? or(`\`${test.value}\``) : or('`0`'), operator: 'LessThan', value: test.value };
    case 'there':
      return { key: or("''"), operator: 'Equals', value: '' };
    case 'absent':
      return { key: or("'absent'"), operator: 'NotEquals', value: 'absent' };
  }
}

export function queryOf(from: string, path: FieldPath): string {
  let text = from;
  for (const step of path) {
    if (step === each) text += '[]';
    else text += `${text === '' ? '' : '.'}${/^[A-Za-z_]\w*$/.test(step) ? step : JSON.stringify(step)}`;
  }
  return text;
}
