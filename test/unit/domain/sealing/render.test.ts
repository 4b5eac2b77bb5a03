import { describe, expect, test } from 'vitest';
import { parse as parseOther } from 'yaml';
import { jsonLines, yamlLines, yamlText } from '../../../../src/domain/sealing/render.ts';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

describe('a text in YAML', () => {
  const plain = ['a', 'a b', 'app.kubernetes.io/name', 'a@b.c', 'x-1', '.dockerconfigjson', 'a,b', 'k=v'];
  const signs = ['', ' a', 'a ', '-', '- a', 'a: b', 'a #b', '#a', '"a"', "it's", '{a}', '[a]', '*a', '&a', '!a', '%a'];
  const words = [
    'true',
    'yes',
    'on',
    'n',
    '~',
    'null',
    '.inf',
    '1',
    '1.10',
    '0o7',
    '0x1f',
    '1e3',
    '2024-01-01',
    '1_000',
  ];
  const others = ['<<', '=', '@a', '`a', 'a\nb', 'a\tb', '\u0000', '\u0085', '\u2028', '\ufeff', '\u007f', 'ä', '🚢'];
  const quoted = [...signs, ...words, ...others, '---', '...', '? a', '|', '>'];

  test.each(plain)('%j is plain', (text) => expect(yamlText(text)).toBe(text));
  test.each(quoted)('%j is in quotes', (text) => expect(yamlText(text).startsWith('"')).toBe(true));

  test.each([...plain, ...quoted])('%j is read as the same text by every reader, as key and as value', (text) => {
    const written = yamlLines({ [text]: text }).join('\n');
    const { root, problems } = parse(written);
    expect(problems).toEqual([]);
    expect(root === null ? null : toJSON(root)).toEqual({ [text]: text });
    for (const version of ['1.1', '1.2'] as const) expect(parseOther(written, { version })).toEqual({ [text]: text });
  });
});

test('Data as lines: what is nested is indented, what is undefined is left out', () => {
  const data = { a: { b: ['c', { d: true, e: null }, ['f']], g: {}, h: [], i: undefined }, j: 1.5, k: [] };
  expect(yamlLines(data)).toEqual([
    'a:',
    '  b:',
    '  - c',
    '  - d: true',
    '    e: null',
    '  - - f',
    '  g: {}',
    '  h: []',
    'j: 1.5',
    'k: []',
  ]);
  expect(yamlLines([])).toEqual(['[]']);
  expect(yamlLines('a')).toEqual(['a']);
});

test('JSON on one line, or with the indentation that is given', () => {
  expect(jsonLines({ a: [1] }, null)).toEqual(['{"a":[1]}']);
  expect(jsonLines({ a: 1 }, '\t')).toEqual(['{', '\t"a": 1', '}']);
});
