import { describe, expect, test } from 'vitest';
import { compile, evaluate, variables } from '../../../../../src/domain/cel/cel.ts';
import { dyn } from '../../../../../src/domain/cel/type.ts';
import { words } from '../../../../../src/domain/cel/value/words.ts';
import { kubernetes, kyverno } from '../said.ts';

const object = { a: 2, b: 'x', list: [1, 2], mixed: [1, 'a'], m: { k: 'v' }, n: null, objs: [{ x: 1 }, { x: 2 }] };

function wordsOf(text: string, environment = kyverno): string {
  const { expression } = compile(text, environment, dyn);
  if (expression === null) throw new Error(text);
  const outcome = evaluate(expression, environment, variables({ object }));
  return outcome.ok ? 'a value' : outcome.failure.words;
}

/** What Kyverno 1.19.1 answers to each (cel-go 0.30). */
describe('what cel-go says of', () => {
  test.each<[string, string]>([
    ['object.foo', 'no such key: foo'],
    ['object.n.x', 'no such key: x'],
    ["object.b['x']", 'no such key: x'],
    ['object[1]', 'no such key: 1'],
    ["{'a': 1}[dyn(2.5)]", 'no such key: 2.5'],
    ['object.list[5]', 'index out of bounds: 5'],
    ['object.list[-1]', 'index out of bounds: -1'],
    ['object.list.x', "unsupported index type 'string' in list"],
    ['has(object.list.x)', "unsupported index type 'string' in list"],
    ['object.list[dyn(1.5)]', 'unsupported index value 1.5 in list'],
    ['object.?x.value()', 'optional.none() dereference'],
    ['1 / 0', 'division by zero'],
    ['1u % 0u', 'modulus by zero'],
    ['9223372036854775807 + 1', 'integer overflow'],
    ['1u - 2u', 'unsigned integer overflow'],
    ["duration(object.b + '1s')", "type conversion error from 'string' to 'google.protobuf.Duration'"],
    ['timestamp(object.b)', 'invalid RFC 3339 timestamp "x"'],
    ['int(object.b)', "type conversion error from 'string' to 'int'"],
    ["int('9999999999999999999' + object.b.replace('x', '9'))", "type conversion error from 'string' to 'int'"],
    ["timestamp('2020-01-01T00:00:00Z').getHours('x')", 'unknown time zone x'],
    ["timestamp('2020-01-01T00:00:00Z').getHours('1:b')", 'strconv.Atoi: parsing "b": invalid syntax'],
    ["'abc'.charAt(4)", 'index out of range: 4'],
    ["'abc'.substring(2, 1)", 'invalid substring range. start: 2, end: 1'],
    ['[1, 2, 3].slice(1, 5)', 'cannot slice(1, 5), list is length 3'],
    ['[1, 2].slice(-1, 1)', 'cannot slice(-1, 1), negative indexes not supported'],
    ['[1, 2].slice(2, 1)', 'cannot slice(2, 1), start index must be less than or equal to end index'],
    ['[[1]].flatten(-1)', 'level must be non-negative'],
    ['lists.range(-1)', 'lists.range: size must be non-negative, got -1'],
    ['object.mixed.sort()', 'list elements must have the same type'],
    ['object.objs.sortBy(o, o)', 'list elements must be comparable'],
    ['[].max()', 'max called on empty list'],
    ["{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})", 'insert failed: key 1 already exists'],
    ['math.bitShiftLeft(1, -1)', 'math.bitShiftLeft() negative offset: -1'],
    ["base64.decode('ab!d')", 'illegal base64 data at input byte 2'],
    ["base64.decode('abcde')", 'illegal base64 data at input byte 4'],
    ["'%q'.format(object.list)", 'could not parse formatting clause: unrecognized formatting clause "q"'],
    [
      "'%f'.format([object.a])",
      'error during formatting: fixed-point clause can only be used on doubles, was given int',
    ],
    ["regex.extract('id', '(i)(d)')", 'regular expression has more than one capturing group: "(i)(d)"'],
    ["regex.replace('a', 'a', '\\\\2')", 'replacement string references group 2 but regex has only 0 group(s)'],
    ["regex.replace('a', 'a', '\\\\')", String.raw`invalid replacement string: '\' \ not allowed at end`],
    ["'x'.matches('(' + object.b)", 'error parsing regexp: missing closing ): `(x`'],
    ["'x'.find(object.b + '(')", 'Illegal regex: error parsing regexp: missing closing ): `x(`'],
    ["url('x')", 'URL parse error during conversion from string: parse "x": invalid URI for request'],
    ["quantity('1.5').asInteger()", 'cannot convert value to integer'],
    ["ip('::ffff:1.2.3.4')", 'IPv4-mapped IPv6 address "::ffff:1.2.3.4" is not allowed'],
    ["ip('x')", 'IP Address "x" parse error during conversion from string: ParseAddr("x"): unable to parse IP'],
    ["cidr('10.0.0.0/8').containsIP('x')", 'no such overload'],
    ["semver('v1.2-rc', true)", 'short version cannot contain PreRelease/Build meta data'],
    ["image('a')", 'could not parse reference: a'],
    ["listObjToMap([], [1], 'a', 'b')", 'listObjToMap must take lists of equal length. list1: 0, list2: 1'],
    ['json.unmarshal(object.a)', "unsupported type conversion from 'int' to string"],
    ['json.unmarshal(object.list)', "type conversion error from list to 'string'"],
  ])('%s', (text, said) => {
    expect(wordsOf(text)).toBe(said);
  });
});

describe('whom cel-go names of what is not taken', () => {
  test.each<[string, string]>([
    ['object.a + object.b', 'no such overload'],
    ['object.n + 1', 'no such overload: _+_'],
    ['object.b - 1', 'no such overload'],
    ['object.m - 1', 'no such overload: _-_'],
    ['-object.m', 'no such overload: -_'],
    ['-object.b', 'no such overload'],
    ['!object.m', 'no such overload'],
    ['object.n < 1', 'no such overload: _<_'],
    ['object.a < object.b', 'no such overload'],
    ['1 in object.a', 'no such overload'],
    ['size(object.a)', 'no such overload: size'],
    ["size(dyn(duration('1s')))", 'no such overload'],
    ["object.m.startsWith('x')", 'no such overload'],
    ["object.a.matches('x')", 'no such overload'],
    ['object.a.matches(object.b)', 'no such overload: matches'],
    ["object.a.find('x')", 'no such overload'],
    ['object.a.find(object.b)', 'no such overload: find(int, string)'],
    ["object.a.split('x')", 'no such overload: split(int, string)'],
    ["object.mixed.join('-')", 'no such overload: join(list, string)'],
    ['math.greatest(object.b, 1)', 'no such overload: math.@max(string, int)'],
    ['object.a.sortBy(x, x)', "got 'types.Int', expected iterable type"],
    ['object.m.sortBy(x, x)', 'no such overload: @sortByAssociatedKeys'],
    ['object.a.all(x, true)', "got 'types.Int', expected iterable type"],
    ['object.b.all(i, x, true)', 'unsupported comprehension range type: types.String'],
    ['object.list.all(x, x)', 'no such overload'],
    ['object.a && true', 'no such overload'],
    ['object.a ? 1 : 2', 'no such overload'],
  ])('%s', (text, said) => {
    expect(wordsOf(text)).toBe(said);
  });

  test('and Kubernetes of an optional that is none', () => {
    expect(wordsOf('object.a.orValue(1)', kubernetes)).toBe('no such overload');
  });
});

/** Each is tested, whether one before it could be or not (cel-go, parser/macro.go). */
describe('of several elements cel-go tells', () => {
  test.each<[string, string]>([
    ["['a', 'b'].filter(x, {}[x] == 1)", 'b'],
    ["['a', 'b'].exists_one(x, {}[x] == 1)", 'b'],
    ["['a', 'b'].map(x, {}[x] == 1, x)", 'b'],
    ["['a', 'b'].transformMap(i, x, {}[x] == 1, x)", 'b'],
    ["['a', 'b'].map(x, {}[x])", 'a'],
    ["['a', 'b', 'c'].map(x, x == 'a' || {}[x] == 1, {}[x])", 'c'],
    ["['a', 'b'].map(x, true || x == 'a', {}[x])", 'a'],
    ["['a', 'b'].all(x, {}[x] == 1)", 'a'],
    ["['a', 'b'].exists(x, {}[x] == 1)", 'a'],
  ])('%s', (text, key) => {
    expect(wordsOf(text)).toBe(`no such key: ${key}`);
  });
});

test('A key is told as Go prints it', () => {
  expect(['a', 1n, 1e21, { kind: 'uint', value: 3n } as const].map(words.noKey)).toEqual([
    'no such key: a',
    'no such key: 1',
    'no such key: 1e+21',
    'no such key: 3',
  ]);
});
