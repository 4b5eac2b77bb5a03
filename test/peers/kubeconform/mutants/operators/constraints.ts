/** Operators against what schemas of custom kinds ask of values: enums, patterns, formats, bounds, combinations. */
import type { Random } from '../../../random.ts';
import { isList, isObject, type JsonObject } from '../../oracle/json.ts';
import { atPlace, isBody, isScalar, type Operator } from '../operator.ts';
import type { Place } from '../places.ts';
import { misfitFor, quoted } from '../strings.ts';
import { list, map, remove, replace, scalar, type Tree } from '../tree.ts';

export const constraintOperators: readonly Operator[] = [
  atPlace(
    'a value that is not in the enum',
    (place) => isBody(place) && 'enum' in place.schema,
    (place, { tree }, random) => put(tree, place, scalar(random.pick(outOf(place.schema)))),
  ),
  atPlace(
    'a string that its pattern refuses',
    (place) => isScalar(place) && 'pattern' in place.schema,
    (place, { tree }, random) => misfit(tree, place, 'pattern', random),
  ),
  atPlace(
    'a string that its format refuses',
    (place) => isScalar(place) && isStringFormat(place.schema),
    (place, { tree }, random) => misfit(tree, place, 'format', random),
  ),
  atPlace(
    'dates of all forms',
    (place) => place.schema['format'] === 'date-time',
    (place, { tree }, random) => put(tree, place, scalar(random.pick(dateTimes))),
  ),
  atPlace(
    'durations of all forms',
    (place) => place.schema['format'] === 'duration',
    (place, { tree }, random) => put(tree, place, scalar(random.pick(durations))),
  ),
  atPlace(
    'a number out of bounds',
    (place) => 'minimum' in place.schema || 'maximum' in place.schema,
    (place, { tree }, random) => put(tree, place, scalar(random.pick(beyond(place.schema)))),
  ),
  atPlace(
    'a string of the wrong length',
    (place) => 'minLength' in place.schema || 'maxLength' in place.schema,
    (place, { tree }, random) => put(tree, place, scalar(random.pick(lengths(place.schema)))),
  ),
  atPlace(
    'a list of the wrong length',
    (place) => place.tree.type === 'list' && ('minItems' in place.schema || 'maxItems' in place.schema),
    (place, { tree }, random) => put(tree, place, resized(place, random)),
  ),
  atPlace(
    'items twice',
    (place) => place.tree.type === 'list' && place.tree.items.length > 0,
    (place, { tree }) =>
      put(
        tree,
        place,
        place.tree.type === 'list' ? list(...place.tree.items, ...place.tree.items.slice(0, 1)) : place.tree,
      ),
  ),
  atPlace('one branch of alternatives less', hasAlternatives, (place, { tree }, random) =>
    lessOfBranch(place, tree, random),
  ),
  atPlace('one branch of alternatives more', hasAlternatives, (place, { tree }, random) =>
    moreOfBranch(place, tree, random),
  ),
];

const dateTimes = [
  '2024-01-02T03:04:05Z',
  '"2024-01-02T03:04:05Z"',
  '2024-01-02t03:04:05z',
  '2024-01-02T03:04:05.123456789Z',
  '2024-02-30T03:04:05Z',
  '2023-02-29T00:00:00Z',
  '2024-02-29T00:00:00Z',
  '2024-01-02T24:00:00Z',
  '2024-01-02T23:59:60Z',
  '2024-01-02T22:59:60Z',
  '2024-01-02T03:04:05',
  '2024-01-02 03:04:05Z',
  '2024-01-02',
  '2024-01-02T03:04:05+02:00',
  '2024-01-02T03:04:05+24:00',
  '2024-01-02T03:04:05+0200',
  '2024-1-2T3:4:5Z',
  '0000-01-02T03:04:05Z',
  '2024-00-02T03:04:05Z',
  '2024-01-02T03:04:05,5Z',
  'now',
  '""',
  '2024-01-02T15:59:60-08:00',
  '2024-01-02T03:04:05.Z',
];
const durations = [
  '1s',
  '1h30m',
  '"10"',
  '0',
  '"0"',
  '1.5h',
  '-1h',
  '+1m',
  '1d',
  '2w',
  '3 days',
  '1h 30m',
  '90',
  'P1D',
  'PT1H',
  'P1W',
  'P',
  'PT',
  'P1Y2M3DT4H5M6S',
  'PT1H1D',
  '1ms',
  '1us',
  '1µs',
  '1ns',
  '1hour',
  '2 weeks',
  '5 minutes',
  '1x',
  'abc',
  '""',
  '1H',
  'h1',
  '1.h',
  '.5s',
  '.s',
  '1 month',
  '5mins',
  'in 3 days',
  '1y',
  'P1.5D',
  '99999999999999999999s',
];

function put(tree: Tree, place: Place, value: Tree): Tree {
  return replace(tree, place.path, () => value);
}

function outOf(schema: JsonObject): readonly string[] {
  const { enum: allowed } = schema;
  const known = isList(allowed) ? allowed.filter((value) => typeof value === 'string') : [];
  return [
    'other',
    '""',
    '1',
    'true',
    ...known.slice(0, 2).flatMap((value) => [value.toLowerCase(), value.toUpperCase(), `${value}s`].map(quoted)),
  ];
}

function isStringFormat(schema: JsonObject): boolean {
  return typeof schema['format'] === 'string' && JSON.stringify(schema['type'] ?? '').includes('string');
}

function misfit(tree: Tree, place: Place, keyword: 'pattern' | 'format', random: Random): Tree | undefined {
  const text = misfitFor(place.schema, keyword, random);
  return text === undefined ? undefined : put(tree, place, scalar(JSON.stringify(text)));
}

function beyond({ minimum, maximum }: JsonObject): readonly string[] {
  const numbers = [minimum, maximum].flatMap((bound) =>
    typeof bound === 'number' ? [bound - 1, bound, bound + 1, bound - 0.5, bound * 1000] : [],
  );
  return numbers.map(String);
}

function lengths({ minLength, maxLength }: JsonObject): readonly string[] {
  const bounds = [minLength, maxLength].map(Number).filter((bound) => bound < 100_000);
  const around = bounds.flatMap((bound) => [bound - 1, bound, bound + 1]).map((length) => Math.max(length, 0));
  return ['""', ...['a', 'ä', '😀'].flatMap((sign) => around.map((length) => `"${sign.repeat(length)}"`))];
}

function resized({ tree, schema }: Place, random: Random): Tree {
  const items = tree.type === 'list' ? tree.items : [];
  const most = Math.min(Number(schema['maxItems'] ?? 0), 300);
  const count = random.pick([0, ...(most > 0 ? [most, most + 1] : [])]);
  return list(...Array.from({ length: count }, (_, index) => items[index % items.length] ?? scalar('a')));
}

function hasAlternatives({ tree, schema }: Place): boolean {
  return tree.type === 'map' && branches(schema).length > 0;
}

function branches({ oneOf, anyOf, not }: JsonObject): readonly string[][] {
  const all = [
    ...(isList(oneOf) ? oneOf : []),
    ...(isList(anyOf) ? anyOf : []),
    ...(not === undefined ? [] : [not]),
  ].filter(isObject);
  return all.flatMap((branch) =>
    isList(branch['required']) ? [branch['required'].filter((name) => typeof name === 'string')] : [],
  );
}

function lessOfBranch(place: Place, tree: Tree, random: Random): Tree | undefined {
  const names = new Set(branches(place.schema).flat());
  const present =
    place.tree.type === 'map' ? place.tree.pairs.flatMap((pair, index) => (names.has(pair.key) ? [index] : [])) : [];
  return present.length === 0 ? undefined : remove(tree, [...place.path, random.pick(present)]);
}

function moreOfBranch(place: Place, tree: Tree, random: Random): Tree | undefined {
  const { properties } = place.schema;
  const present = new Set(place.tree.type === 'map' ? place.tree.pairs.map((pair) => pair.key) : []);
  const absent = branches(place.schema).filter((branch) => branch.some((name) => !present.has(name)));
  if (absent.length === 0 || !isObject(properties)) {
    return undefined;
  }
  const pairs = random
    .pick(absent)
    .filter((name) => !present.has(name))
    .map((key) => ({ key, value: emptyFor(properties[key]) }));
  return replace(tree, place.path, (old) => (old.type === 'map' ? { ...old, pairs: [...old.pairs, ...pairs] } : old));
}

function emptyFor(schema: JsonObject[string] | undefined): Tree {
  const type = isObject(schema) ? schema['type'] : undefined;
  return type === 'array'
    ? list()
    : type === 'object'
      ? map()
      : type === 'integer'
        ? scalar('1')
        : type === 'boolean'
          ? scalar('true')
          : scalar('a');
}
