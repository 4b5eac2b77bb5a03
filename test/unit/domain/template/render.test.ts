import { describe, expect, test } from 'vitest';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { quoted, renderScalar, renderValue } from '../../../../src/domain/template/render.ts';
import type { Plain } from '../../../../src/domain/template/plain.ts';

describe('a scalar is plain where every reader of YAML agrees on it', () => {
  test.each([
    'homelab',
    '192.168.1.170',
    '10.0.0.0/24',
    'Etc/UTC',
    'v1.36.4+k3s1',
    'qwen3:14b',
    'two words',
    'a/b.git',
    '/var/lib/longhorn',
    '16Gi',
    'git@host',
    'a-b_c',
    'nosuch',
  ])('%s', (text) => expect(renderScalar(text)).toBe(text));

  test.each([
    '',
    'yes',
    'No',
    'on',
    'null',
    '~',
    'true',
    '1',
    '0777',
    '1e3',
    '.5',
    '0x1F',
    '12:30',
    '2024-01-01',
    '-a',
    '- a',

    'a: b',
    'a:',
    'a #b',
    '#a',
    '*a',
    '&a',
    '!a',
    '{a}',
    '[a]',
    'a\nb',
    ' a',
    'a ',
    "it's",
    '"',
    'ü',
    '🚢',
    '%a',
    '@a',
    '\u0085',
    '\u2028',
    '\ufeff',
    'a\tb',
    '=',
    '<<',
    '?',
    '|',
    '>',
  ])('%j is quoted', (text) => {
    const written = renderScalar(text);
    expect(written).toBe(quoted(text));
    expect(read(`a: ${written}\n`)).toEqual({ a: text });
  });

  test.each([
    [1, '1'],
    [1.5, '1.5'],
    [true, 'true'],
    [null, 'null'],
    [[], '[]'],
    [{}, '{}'],
  ] as const)('%j is %s', (value, written) => expect(renderScalar(value)).toBe(written));
});

test('What is not printed is escaped', () => {
  expect(quoted('\u007f\u0085\u2028\ufeff"\\')).toBe(String.raw`"\u007f\u0085\u2028\ufeff\"\\"`);
});

describe('a block', () => {
  const cases: readonly (readonly [rule: string, value: Plain, written: string])[] = [
    ['a scalar stays on the line', 'x', ' x'],
    ['an empty list too', [], ' []'],
    ['a map goes below', { a: 1, b: { c: 'x' } }, '\n  a: 1\n  b:\n    c: x'],
    ['a list goes below', ['x', 2], '\n  - x\n  - 2'],
    ['a list of maps', [{ a: 1, b: [1] }, { a: 2 }], '\n  - a: 1\n    b:\n      - 1\n  - a: 2'],
    ['a list of lists', [[1, 2], []], '\n  - - 1\n    - 2\n  - []'],
    ['an empty map in a list', [{}], '\n  - {}'],
    ['a key that is quoted', { 'a: b': 1, yes: 2, '': 3 }, '\n  "a: b": 1\n  "yes": 2\n  "": 3'],
  ];
  test.each(cases)('%s', (_, value, written) => {
    expect(renderValue(value, 2, new Map(), '')).toBe(written);
    expect(read(`x:${written}\n`)).toEqual({ x: value });
  });

  test('A comment stands above the first key that it explains, and is written once', () => {
    const comments = new Map([
      ['/list/[]/name', ['# The name.', '# Of a node.']],
      ['/list/[]/gpu/memory', ['# Of the card.']],
      ['/list/[]/none', ['# Nobody has it.']],
    ]);
    const list = [{ name: 'a' }, { name: 'b', gpu: { memory: '1Gi' } }];
    expect(renderValue(list, 2, comments, '/list').split('\n')).toEqual([
      '',
      '  # The name.',
      '  # Of a node.',
      '  - name: a',
      '  - name: b',
      '    gpu:',
      '      # Of the card.',
      '      memory: 1Gi',
    ]);
    expect([...comments.keys()]).toEqual(['/list/[]/none']);
  });
});

function read(text: string): unknown {
  const { root, problems } = parse(text);
  expect(problems).toEqual([]);
  return root === null ? null : toJSON(root);
}
