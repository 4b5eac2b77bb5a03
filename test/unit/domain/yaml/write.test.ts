import { describe, expect, test } from 'vitest';
import { parse as parseOther } from 'yaml';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { isNested, quoted, yamlLines, yamlText } from '../../../../src/domain/yaml/write.ts';
import type { Style } from '../../../../src/domain/yaml/write.ts';

describe('a text in YAML', () => {
  const names = ['a', 'a b', 'two words', 'a-b_c', 'x-1', 'a,b', 'k=v', 'nosuch', '_1', '1x', '.dockerconfigjson'];
  const paths = ['app.kubernetes.io/name', 'a@b.c', 'git@host', 'a/b.git', '/var/lib/longhorn', 'Etc/UTC', '16Gi'];
  const addresses = ['192.168.1.170', '10.0.0.0/24', 'http://a.example/b', 'qwen3:14b'];
  const plain = names.concat(paths, addresses, ['1.2.3', 'v1.36.4+k3s1', '2024-01-01-x']);
  const signs = ['', ' a', 'a ', '-', '-a', '- a', 'a: b', 'a:', 'a b:', 'a b:c', 'a #b', '#a', '"', '"a"', "it's"];
  const starts = ['{a}', '[a]', '*a', '&a', '!a', '%a', '<<', '=', '@a', '`a', '?', '? a', '|', '>', '---', '...'];
  const words = ['true', 'yes', 'No', 'on', 'n', '~', 'null', '.inf', '.nan'];
  const integers = ['1', '0777', '0o7', '0x1F', '0b1', '1_000', '12:30', '1:2:3'];
  const floats = ['1.10', '.5', '1e3', '1_000.5', '12:30.5'];
  const dates = ['2024-01-01', '2024-01-01T10', '2024-1-1 a'];
  const others = ['a\nb', 'a\tb', '\u0000', '\u007f', '\u0085', '\u00a0', '\u2028', '\ufeff', '\uffff', 'ä', '🚢'];
  const inQuotes = signs.concat(starts, words, integers, floats, dates, others);

  test.each(plain)('%j is plain', (text) => expect(yamlText(text)).toBe(text));
  test.each(inQuotes)('%j is in quotes', (text) => expect(yamlText(text)).toBe(quoted(text)));

  test.each([...plain, ...inQuotes])('%j is read as the same text by every reader, as key and as value', (text) => {
    const written = yamlLines({ [text]: text }).join('\n');
    expect(read(written)).toEqual({ [text]: text });
    for (const version of ['1.1', '1.2'] as const) expect(parseOther(written, { version })).toEqual({ [text]: text });
  });

  test('What is not printed is escaped', () => {
    expect(quoted('\u007f\u0085\u2028\ufeff"\\')).toBe(String.raw`"\u007f\u0085\u2028\ufeff\"\\"`);
  });
});

describe('data as lines', () => {
  const data = { a: { b: ['c', { d: true, e: null }, ['f', []]], g: {}, h: [], i: undefined }, j: 1.5, k: [{}] };
  const asKubernetes = [
    'a:',
    '  b:',
    '  - c',
    '  - d: true',
    '    e: null',
    '  - - f',
    '    - []',
    '  g: {}',
    '  h: []',
  ];
  const asPeople = [
    'a:',
    '  b:',
    '    - c',
    '    - d: true',
    '      e: null',
    '    - - f',
    '      - []',
    '  g: {}',
    '  h: []',
  ];

  test('What is nested is indented, lists are not, what is undefined is left out', () => {
    expect(yamlLines(data)).toEqual([...asKubernetes, 'j: 1.5', 'k:', '- {}']);
  });

  test('Lists are indented where that is wanted', () => {
    expect(yamlLines(data, style())).toEqual([...asPeople, 'j: 1.5', 'k:', '  - {}']);
  });

  test.each([
    [[], '[]'],
    [{}, '{}'],
    ['a', 'a'],
    [null, 'null'],
    [undefined, 'null'],
    [1e21, '1e+21'],
    [Number.NaN, '.nan'],
    [Number.NEGATIVE_INFINITY, '-.inf'],
  ])('%j is one line: %s', (value, line) => {
    expect(yamlLines(value)).toEqual([line]);
    expect(isNested(value)).toBe(false);
  });

  test.each([[[1]], [{ a: 1 }]])('%j is nested', (value) => expect(isNested(value)).toBe(true));

  test.each([style(), undefined])('They are read as they were meant', (how) => {
    const value = { 'a: b': [[1, 2], [], [[{ x: 'y' }]]], yes: { '': [{ a: 1, b: [1] }, { a: 2 }] } };
    expect(read(yamlLines(value, how).join('\n'))).toEqual(value);
  });
});

test('A comment stands above the first key that it explains, and is written once', () => {
  const comments = new Map([
    ['/list/[]/name', ['# The name.', '# Of a node.']],
    ['/list/[]/gpu/memory', ['# Of the card.']],
    ['/list/[]/none', ['# Nobody has it.']],
  ]);
  const list = [{ name: 'a' }, { name: 'b', gpu: { memory: '1Gi' } }];
  const lines = [
    '# The name.',
    '# Of a node.',
    '- name: a',
    '- name: b',
    '  gpu:',
    '    # Of the card.',
    '    memory: 1Gi',
  ];
  expect(yamlLines(list, { listIndent: 2, comments, path: '/list' })).toEqual(lines);
  expect([...comments.keys()]).toEqual(['/list/[]/none']);
});

function style(): Style {
  return { listIndent: 2, comments: new Map(), path: '' };
}

function read(text: string): unknown {
  const { root, problems } = parse(text);
  expect(problems).toEqual([]);
  return root === null ? null : toJSON(root);
}
