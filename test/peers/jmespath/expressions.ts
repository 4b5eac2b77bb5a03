/** Expressions of the language and of Kyverno's functions, nested in each other, over one value of all kinds. */
import type { Random } from '../random.ts';

export const subject = {
  a: {
    b: [
      { name: 'x', n: 1, image: 'nginx:1' },
      { name: 'y', n: 2.5 },
      { name: 'z', image: 'a/b:latest', tags: ['p', 'q'] },
    ],
    c: { d: '1Gi', e: '500m', f: null },
    g: true,
  },
  s: 'text',
  n: 7,
  l: [3, 1, 2],
  t: ['b', 'a'],
  m: { k1: 'v1', k2: 'v2' },
  z: null,
  o: {},
  nest: [[1, [2]], [3], 4],
  mix: [1, 'a', null, true, [1], { x: 1 }],
};

const fields = 'a b c d e f g name n image tags s l t m k1 z o nest mix missing x'.split(' ');
const literals = [
  "'x'",
  "'latest'",
  "'1Gi'",
  '`1`',
  '`0`',
  '`-1`',
  '`null`',
  '`true`',
  '`[1,2]`',
  '`{"a":1}`',
  '`[]`',
  "''",
];
const ways = ['a.b', 'a.c', 'a.c.d', 'a.b[*].name', 'a.b[0]', 'm', 'l', 'mix', 'nest'];
const brackets = ['0', '1', '-1', '9', '*', '', '1:', '::2', '::-1', ':-1', '::0'];
const projected = ['name', '[@, name]', '{n: name}', 'to_string(@)', 'length(@)'];
const comparators = ['==', '!=', '<', '<=', '>', '>='];

/** Not the ones that give the values of a mapping, which Go does in any order. */
const functions: readonly (readonly [name: string, count: number])[] = [
  ...(
    'length sort reverse to_array to_string to_number type max min avg abs ceil floor sum to_upper base64_encode ' +
    'parse_json image_normalize'
  )
    .split(' ')
    .map((name) => [name, 1] as const),
  ...(
    'not_null join contains starts_with ends_with merge split add multiply divide compare lookup truncate ' +
    'object_from_lists regex_match round label_match semver_compare trim'
  )
    .split(' ')
    .map((name) => [name, 2] as const),
  ['items', 3],
  ['replace_all', 3],
];

/** A flattened list is one of its own: Kyverno's `sort_by` sorts the list that it is given. */
const overElements = ['map(&R, L)', 'sort_by(L[], &R)', 'max_by(L, &R)', 'min_by(L, &R)'];

type Make = (random: Random, depth: number) => string;

const shapes: readonly Make[] = [
  (random, depth) => `${expression(random, depth)}.${random.pick(fields)}`,
  (random, depth) => `${operand(random, depth)}[${random.pick(brackets)}]`,
  (random, depth) => `${operand(random, depth)}[?${expression(random, depth)}]`,
  (random, depth) => `${operand(random, depth)}[*].${random.pick(projected)}`,
  (random, depth) => `${expression(random, depth)} || ${expression(random, depth)}`,
  (random, depth) => `${expression(random, depth)} && ${expression(random, depth)}`,
  (random, depth) => `!${operand(random, depth)}`,
  (random, depth) => `${operand(random, depth)} ${random.pick(comparators)} ${operand(random, depth)}`,
  (random, depth) => `${expression(random, depth)} | ${expression(random, depth)}`,
  (random, depth) => `[${expression(random, depth)}, ${expression(random, depth)}]`,
  (random, depth) => `{p: ${expression(random, depth)}, q: ${expression(random, depth)}}`,
  (random, depth) =>
    random
      .pick(overElements)
      .replace('R', expression(random, depth))
      .replace('L', random.pick(['a.b', 'l', 't', 'mix'])),
  called,
  called,
  called,
  called,
];

export function expression(random: Random, depth: number): string {
  if (depth <= 0 || random.chance(0.2))
    return random.pick([random.pick(fields), random.pick(literals), random.pick(ways), '@']);
  return random.pick(shapes)(random, depth - 1);
}

function operand(random: Random, depth: number): string {
  return random.chance(0.5) ? random.pick(fields) : `(${expression(random, depth)})`;
}

function called(random: Random, depth: number): string {
  const [name, count] = random.pick(functions);
  return `${name}(${Array.from({ length: count }, () => expression(random, depth)).join(', ')})`;
}
