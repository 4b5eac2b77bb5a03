import { describe, expect, test } from 'vitest';
import type { ScalarValue } from '../../../../src/domain/yaml/node.ts';
import { nameOf, resolvePlain, resolveTagged } from '../../../../src/domain/yaml/scalar.ts';

/** What goyaml.v2/resolve.go makes of a plain scalar; a text with the value of itself stays a string. */
function check(cases: Readonly<Record<string, ScalarValue>>): void {
  for (const [text, value] of Object.entries(cases)) expect(resolvePlain(text), `"${text}"`).toStrictEqual(value);
}

/** Every one of these stays a string. */
function checkStrings(...texts: readonly string[]): void {
  check(Object.fromEntries(texts.map((text) => [text, text])));
}

/** The three casings that count, and two that do not. */
function casings(word: string): { readonly counting: readonly string[]; readonly others: readonly string[] } {
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  const counting = [word, capital, word.toUpperCase()];
  const odd = [word.charAt(0) + word.slice(1).toUpperCase(), capital.slice(0, -1) + word.slice(-1).toUpperCase()];
  return { counting, others: odd.filter((text) => !counting.includes(text)) };
}

describe('words', () => {
  const words: readonly (readonly [string, ScalarValue])[] = [
    ['yes', true],
    ['on', true],
    ['true', true],
    ['no', false],
    ['off', false],
    ['false', false],
    ['null', null],
  ];
  test.each(words)('"%s" is %s in three casings, and text in all others', (word, value) => {
    const { counting, others } = casings(word);
    check(Object.fromEntries(counting.map((text) => [text, value])));
    checkStrings(...others);
  });

  test('One letter is enough for a boolean', () => {
    check({ y: true, Y: true, n: false, N: false });
    checkStrings('t', 'T', 'f', 'F', 'o', 'O');
  });

  test('Nothing and a tilde are null', () => check({ '': null, '~': null }));

  test('A word with anything around it is text', () => {
    checkStrings('yes!', 'no.', 'trueish', 'nullable', 'none', 'onwards', '~/', 'true false', 'yess');
  });
});

describe('integers', () => {
  test('Decimal', () => check({ '0': 0, '1': 1, '8080': 8080, '+7': 7, '-7': -7, '-0': 0, '+0': 0 }));

  test('A leading zero is octal', () =>
    check({ '0777': 511, '-0777': -511, '00': 0, '007': 7, '0o14': 12, '0O17': 15 }));

  test('An octal that is none is a float, if it looks like one', () => {
    check({ '08': 8, '09.5': 9.5, '0789': 789, '-08': -8 });
    checkStrings('0o8', '0o', '0o1.5');
  });

  test('Hexadecimal', () => {
    check({ '0x1F': 31, '0XfF': 255, '-0x10': -16, '+0x1': 1 });
    checkStrings('0x', '0xG', '0x1.5', '0x1p4', 'x1F', '1F');
  });

  test('Binary', () => {
    check({ '0b101': 5, '0B1': 1, '-0b11': -3, '+0b1': 1 });
    checkStrings('0b', '0b102', '0b1.5');
  });

  test('Underscores do not count', () => {
    check({ '1_000': 1000, '1__0': 10, '1_': 1, '0x_1F': 31, '0_7': 7, '+_1': 1, '685_230.15': 685230.15 });
    checkStrings('_1', '-_', '_');
    check({ '1_000_': 1000 });
  });

  test('What does not fit in 64 bits is a float, or text', () => {
    check({
      '9007199254740991': 9007199254740991,
      '9007199254740993': 9007199254740993n,
      '9223372036854775807': 9223372036854775807n,
      '9223372036854775808': 9223372036854775808n,
      '18446744073709551615': 18446744073709551615n,
      '18446744073709551616': 2 ** 64,
      '+9223372036854775807': 9223372036854775807n,
      '+9223372036854775808': 2 ** 63,
      '-9223372036854775808': -9223372036854775808n,
      '-9223372036854775809': -(2 ** 63),
      '0xFFFFFFFFFFFFFFFF': 18446744073709551615n,
      '0x10000000000000000': '0x10000000000000000',
      '01777777777777777777777': 18446744073709551615n,
      '0777777777777777777777777': Number('777777777777777777777777'),
    });
    check({ [`0b${'1'.repeat(64)}`]: 18446744073709551615n, [`0b${'1'.repeat(65)}`]: `0b${'1'.repeat(65)}` });
  });
});

describe('floats', () => {
  test('With a point, with an exponent, with both', () => {
    check({ '1.5': 1.5, '-0.5': -0.5, '1.': 1, '.5': 0.5, '+.5': 0.5, '1e3': 1000, '1.5E-3': 0.0015, '12e03': 12000 });
    check({ '.5e1': 5, '0e0': 0, '1.e2': 100 });
  });

  test('Infinity and not-a-number in three casings', () => {
    check({ '.inf': Infinity, '.Inf': Infinity, '.INF': Infinity, '+.inf': Infinity, '-.INF': -Infinity });
    check({ '.nan': NaN, '.NaN': NaN, '.NAN': NaN });
    checkStrings('inf', 'Infinity', '.iNF', '.Nan', '+.nan', '-.iNf', 'NaN');
  });

  test('What no float can hold is text', () => {
    checkStrings('1e400', '-1e400', '.5e400', '123e4567', '7e12345', '1.8e308');
    check({ '1e308': 1e308, '-1e308': -1e308 });
  });

  test('What only resembles a float is text', () => {
    checkStrings('.', '..', '.e3', '1e', '1e+', 'e3', '1.2.3', '1,5', '._5', '-.', '--1', '+-1', '1-', '-', '+');
  });
});

describe('text', () => {
  test('Sexagesimals are text', () => checkStrings('1:30', '190:20:30', '1:30.5'));

  test('Dates and times are text', () => {
    checkStrings('2001-01-01', '2001-12-14T21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5', '2026-1-2');
  });

  test('Quantities, versions and addresses are text', () => {
    checkStrings('100m', '1Gi', '1.2.3', 'v1', '10.0.0.1', '192.168.1.0/24', '::1', '50%', '30s', '<<');
  });

  test('Names of the prototype are text', () => {
    checkStrings('constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf');
  });
});

describe('a scalar with the tag of a type', () => {
  const cases: readonly (readonly [
    tag: Parameters<typeof resolveTagged>[1],
    text: string,
    value: ScalarValue | undefined,
  ])[] = [
    ['int', '5', 5],
    ['int', '0x1F', 31],
    ['int', '1_000', 1000],
    ['int', '1.5', undefined],
    ['int', '1.0', undefined],
    ['int', 'x', undefined],
    ['float', '1.5', 1.5],
    ['float', '5', 5],
    ['float', '.inf', Infinity],
    ['float', 'yes', undefined],
    ['bool', 'yes', true],
    ['bool', 'x', undefined],
    ['bool', '1', undefined],
    ['null', '~', null],
    ['null', '', null],
    ['null', 'x', undefined],
    ['binary', 'w7xiZXI=', 'über'],
    ['binary', 'w7xi\nZXI=\n', 'über'],
    ['binary', '', ''],
    ['binary', 'über', undefined],
  ];
  test.each(cases)('!!%s %s', (tag, text, value) => expect(resolveTagged(text, tag)).toBe(value));
});

describe('the name of a key', () => {
  const cases: readonly (readonly [value: ScalarValue, name: string | undefined])[] = [
    ['a', 'a'],
    ['', ''],
    [true, 'true'],
    [8080, '8080'],
    [1.5, '1.5'],
    [9223372036854775807n, '9223372036854775807'],
    [9223372036854775808n, undefined],
    [Infinity, '.inf'],
    [-Infinity, '-.inf'],
    [NaN, '.nan'],
    [null, undefined],
  ];
  test.each(cases)('of %s is %s', (value, name) => expect(nameOf(value)).toBe(name));
});
