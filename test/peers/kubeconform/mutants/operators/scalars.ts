/** Operators on how scalars are read: what YAML 1.1 makes of text without quotes, tags, numbers of all forms. */
import { atPlace, isBody, isScalar, type Operator } from '../operator.ts';
import { typesOf, type Place } from '../places.ts';
import { replace, scalar, type Tree } from '../tree.ts';

const booleans = words(
  'y Y yes Yes YES yEs n N no No NO nO on On ON off Off OFF true True TRUE tRUE false False FALSE',
);
const integers = words(
  '0777 0o17 0O7 08 09 00 0x1F 0X1f 0x 0b11 0B1 0b2 1_000 1__0 _1 1_ 0x_f +1 -1 -0 +0x1f -0b1 ' +
    '-0777 1:30 190:20:30 0b 0o8 --1 + -',
);
const floats = words(
  '1.0 1. .5 +.5 -.5 . .. 1.5 1e3 1E3 1e+3 1e-3 1e 1.e3 .e3 1_0.5 ._5 1e400 0. 1.5.2 -.5e1 .1e1 .5_ 0x1p4 1e3_0',
);
const special = words('.inf -.inf +.inf .Inf .INF .iNf .nan .NaN .NAN -.nan inf nan NaN Infinity');
const nothing = words('~ null Null NULL nULL ~a none nil');
const dates = [
  '2024-01-02',
  '2024-1-2',
  '2024-01-02T03:04:05Z',
  '2024-01-02 03:04:05',
  '2024-01-02t03:04:05.5Z',
  '2024-13-02',
  '02:03',
  '20240102',
];
const large = words(
  '9007199254740993 9223372036854775807 9223372036854775808 18446744073709551615 ' +
    '18446744073709551616 -9223372036854775808 -9223372036854775809 123456789012345678901234567890 ' +
    '2147483648 1e20 0xFFFFFFFFFFFFFFFF 0x1FFFFFFFFFFFFFFFF 1e308',
);
const tagged = [
  '!!str 5',
  '!!str yes',
  '!!int "5"',
  "!!int '0x1f'",
  '!!bool yes',
  '!!bool "no"',
  '!!float 1',
  '!!float "1.5"',
  '!!null ""',
  '!!binary aGFsbG8=',
  '!!timestamp 2024-01-02',
  '! 5',
  '!!str',
  '!custom 5',
  '!!str null',
  '!!int 1.5',
  '!!bool 1',
  '!!set {a, b}',
  '!!omap [a: 1]',
  '!<tag:yaml.org,2002:str> 5',
];
const signs = [
  '=',
  '<<',
  '"<<"',
  '-a',
  ':a',
  '?a',
  'a:b',
  'a#b',
  'a #b',
  'a: b',
  '*',
  '&',
  '!',
  '%a',
  '@a',
  '`a',
  '"',
  "'",
  '{',
  '[',
  ']',
  '}',
  ',a',
  '- a',
  '? a',
  '|',
  '>',
  '#',
  '\\',
  'a\tb',
  '"a\\tb"',
  '"\\x41"',
  '"\\u00e4"',
  '"\\U0001F600"',
  '"\\q"',
  '"\\/"',
  "'a''b'",
  '"a\n  b"',
  "'a\n\n  b'",
  'a\n  b',
  '...',
  '---',
  '--- a',
];

export const scalarOperators: readonly Operator[] = [
  unquoted('words that may be booleans', booleans),
  unquoted('text that may be an integer', integers),
  unquoted('text that may be a float', floats),
  unquoted('infinity and not-a-number', special),
  unquoted('words that may be null', nothing),
  unquoted('dates and times', dates),
  unquoted('numbers that are large', large),
  unquoted('tags', tagged),
  unquoted('signs that mean something to YAML', signs),
  atPlace(
    'numbers for strings',
    (place) => isBody(place) && isScalar(place) && typesOf(place.schema).includes('string'),
    (place, { tree }, random) =>
      put(tree, place, random.pick(['8080', '1.5', '0777', '1e3', '12e', '1_2', '0x', '"8080"'])),
  ),
  atPlace(
    'numbers for integers',
    (place) => isBody(place) && isScalar(place) && typesOf(place.schema).includes('integer'),
    (place, { tree }, random) =>
      put(tree, place, random.pick(['1.0', '1.5', '1e2', '1e-2', '0x10', '010', '+5', '-5', '"5"', '5_0', ...large])),
  ),
  atPlace('forms of quantities', isQuantity, (place, { tree }, random) =>
    put(
      tree,
      place,
      random.pick([
        '1',
        '0.5',
        '1e3',
        '.5',
        '100m',
        '1Gi',
        '"1"',
        '1E',
        '1k',
        '-1',
        '+1.5',
        'yes',
        'null',
        '',
        '1_0',
        '0x10',
        '[]',
        '{}',
        '1 Gi',
        '1e400',
        '.inf',
      ]),
    ),
  ),
];

function unquoted(name: string, texts: readonly string[]): Operator {
  return atPlace(
    name,
    (place) => isBody(place) && isScalar(place),
    (place, { tree }, random) => put(tree, place, random.pick(texts)),
  );
}

function isQuantity({ schema }: Place): boolean {
  return (
    JSON.stringify(schema['oneOf'] ?? schema['anyOf'] ?? '').includes('"number"') ||
    (schema['x-kubernetes-int-or-string'] === true && 'pattern' in schema)
  );
}

function put(tree: Tree, place: Place, text: string): Tree {
  return replace(tree, place.path, () => scalar(text));
}

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
