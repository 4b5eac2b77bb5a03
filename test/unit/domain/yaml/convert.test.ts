import { describe, expect, test } from 'vitest';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { content } from '../../../../src/domain/yaml/node.ts';
import type { Node, Pair } from '../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { dedent } from '../../dedent.ts';

function rootOf(text: string): Node {
  const { root } = parse(text);
  if (root === null) throw new Error(`Nothing in ${JSON.stringify(text)}`);
  return root;
}

/** Every node of a text with its own text, in the order of the text; keys among them. */
function* nodes(node: Node): Generator<Node> {
  yield node;
  if (node.type === 'sequence') for (const item of node.items) yield* nodes(item);
  if (node.type === 'map') for (const { key, value, merged } of node.pairs) if (!merged) yield* [key, ...nodes(value)];
}

/** The ranges of all nodes of a text, as the text in them. */
function check(text: string, ranges: readonly string[]): void {
  expect([...nodes(rootOf(text))].map(({ start, end }) => text.slice(start, end))).toEqual(ranges);
}

describe('a node ends where its value ends', () => {
  const cases: readonly (readonly [rule: string, text: string, ranges: readonly string[]])[] = [
    ['A scalar without the comment behind it', 'a # c\n', ['a']],
    ['A quoted scalar with its quotes', '"a b" # c\n', ['"a b"']],
    ['A scalar of several lines', 'a b\n  c\n# d\n', ['a b\n  c']],
    ['A block scalar with its header, without the lines behind it', '|\n  a\n  b\n\n\n', ['|\n  a\n  b']],
    ['A folded scalar', '- >-\n  a\n- b\n', ['- >-\n  a\n- b', '>-\n  a', 'b']],
    [
      'A mapping without what is behind its last value',
      'a:\n  b: 1\n\nc: 2\n',
      ['a:\n  b: 1\n\nc: 2', 'a', 'b: 1', 'b', '1', 'c', '2'],
    ],
    [
      'A list without what is behind its last item',
      'a:\n- b # x\n# y\nc: 1\n',
      ['a:\n- b # x\n# y\nc: 1', 'a', '- b', 'b', 'c', '1'],
    ],
    ['A flow list with its brackets', 'a: [b, c ] # d\n', ['a: [b, c ]', 'a', '[b, c ]', 'b', 'c']],
    ['A flow mapping with its braces', 'a: { b: c } # d\n', ['a: { b: c }', 'a', '{ b: c }', 'b', 'c']],
    ['An empty value right behind the colon', 'a:\nb: 1\n', ['a:\nb: 1', 'a', '', 'b', '1']],
    ['An alias with its star', 'a: &x b\nc: *x # d\n', ['a: &x b\nc: *x', 'a', 'b', 'c', '*x']],
    ['Anchor and tag do not belong to the value', 'a: &x !!str 5\n', ['a: &x !!str 5', 'a', '5']],
    [
      'A carriage return does not belong to the value',
      'a: b\r\nc:\r\n- d\r\n',
      ['a: b\r\nc:\r\n- d', 'a', 'b', 'c', '- d', 'd'],
    ],
    ['A byte order mark does not belong to the value', '\ufeffa: b\n', ['a: b', 'a', 'b']],
  ];
  test.each(cases)('%s', (_, text, ranges) => check(text, ranges));
});

describe('the text of a node says the same by itself', () => {
  const texts: readonly string[] = [
    'a: 1\nb: [x, {y: z}]\nc:\n  - d\n  - e: f\n    g: h\n',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {a: "b"}\nspec:\n  containers:\n    - name: x\n      args: ["-c", yes, 0777]\n',
    '- - a\n  - - b\n    - c\n-\n  d: e\n',
    "a: \"x\\ny\"\nb: 'it''s'\nc: >-\n  folded\n  text\nd: |-\n  kept\n    text\n",
    '"a b": 1\n? c\n: d\n8080: ~\ntrue: .5\n',
    'a: {b: [c, {d: e}], f: "g"}\n',
    'a:\r\n  - b\r\n  - c: d\r\n',
    'a: &x {b: 1}\nc: {d: [e]}\nf: [*x, *x]\n',
    'a: x y\n  z\nb: 1\n',
    'ключ: значение\nemoji: "🚢"\n',
  ];
  test.each(texts)('%j', (text) => {
    for (const node of nodes(rootOf(text))) {
      const written = text.slice(node.start, node.end);
      if (hasAlias(node)) continue;
      const column = node.start - (text.lastIndexOf('\n', node.start - 1) + 1);
      const { root, problems } = parse(' '.repeat(column) + written);
      expect(problems, written).toEqual([]);
      expect(root === null ? null : toJSON(root), written).toEqual(toJSON(node));
    }
  });
});

describe('scalars', () => {
  const cases: readonly (readonly [rule: string, text: string, node: object])[] = [
    ['A plain scalar has the value of YAML 1.1', 'yes', { value: true, text: 'yes', style: 'plain' }],
    ['A quoted scalar is a string', '"yes"', { value: 'yes', text: 'yes', style: 'quoted' }],
    ['Single quotes too', "'0777'", { value: '0777', text: '0777', style: 'quoted' }],
    ['A block scalar is a string', '|-\n  yes', { value: 'yes', text: 'yes', style: 'block' }],
    ['A folded scalar is a string', '>-\n  1', { value: '1', text: '1', style: 'block' }],
    ['The text is without escapes', '"a\\tb"', { value: 'a\tb', text: 'a\tb' }],
    ['The tag of a string makes a string', '!!str 5', { value: '5', style: 'plain' }],
    ['The tag of a number makes quotes count for nothing', '!!int "5"', { value: 5, style: 'quoted' }],
    ['The tag of a boolean too', '!!bool "yes"', { value: true }],
    ['The tag of null too', '!!null ""', { value: null }],
    ['The tag of a float too', '!!float "1.5"', { value: 1.5 }],
    ['A tag in full is the same tag', '!<tag:yaml.org,2002:int> "5"', { value: 5 }],
    ['Any other tag makes a string', '!mine 5', { value: '5' }],
    ['The tag without a name makes a string', '! 5', { value: '5' }],
  ];
  test.each(cases)('%s', (_, text, node) => expect(rootOf(text)).toMatchObject({ type: 'scalar', ...node }));
});

describe('keys', () => {
  test('The name of a key is what JSON has', () => {
    expect(pairsOf('yes: 1\n0x10: 2\n1.50: 3\n"a b": 4\n').map(({ name }) => name)).toEqual([
      'true',
      '16',
      '1.5',
      'a b',
    ]);
  });

  test('A key that is an alias has the name that it stands for', () => {
    expect(pairsOf('a: &x b\n*x : 1\n').map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('Names of the prototype are names', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    expect(pairsOf(names.map((name) => `${name}: 1\n`).join('')).map(({ name }) => name)).toEqual(names);
  });
});

describe('merging', () => {
  const cases: readonly (readonly [rule: string, text: string, names: readonly string[], overridden: number])[] = [
    ['"<<" takes over the keys of a mapping', 'a: &x {b: 1, c: 2}\nm: {<<: *x}', ['b (merged)', 'c (merged)'], 0],
    ['It takes over a mapping that is written there', 'm: {<<: {b: 1}}', ['b (merged)'], 0],
    ['It takes over several', 'a: &x {b: 1}\ny: &y {c: 2}\nm: {<<: [*x, *y]}', ['b (merged)', 'c (merged)'], 0],
    ['The first of several wins', 'a: &x {b: 1}\ny: &y {b: 2}\nm: {<<: [*x, *y]}', ['b (merged)'], 1],
    ['What is written behind it wins', 'a: &x {b: 1, c: 2}\nm: {<<: *x, b: 3}', ['c (merged)', 'b'], 1],
    ['In quotes it is a key like any other', 'a: &x {b: 1}\nm: {"<<": *x}', ['<<'], 0],
  ];
  test.each(cases)('%s', (_, text, names, overridden) => {
    const { problems } = parse(text);
    const map = content(pairsOf(text).at(-1)?.value ?? rootOf(text));
    const pairs = map.type === 'map' ? map.pairs : [];
    expect(pairs.map(({ name, merged }) => (merged ? `${name} (merged)` : name))).toEqual(names);
    expect(problems.map(({ code }) => code)).toEqual(Array.from({ length: overridden }, () => 'merge-override'));
  });

  test('What is merged lies at the merge key and stands for the value that is anchored', () => {
    const text = dedent`
      a: &x
        b: 1
      m:
        <<: *x
    `;
    const merged = content(pairsOf(text).at(-1)?.value ?? rootOf(text));
    const [pair] = merged.type === 'map' ? merged.pairs : [];
    expect(pair?.value).toMatchObject({ type: 'alias', target: { type: 'scalar', value: 1 } });
    expect(text.slice(pair?.value.start, pair?.value.end)).toBe('<<: *x');
    expect(text.slice(pair?.key.start, pair?.key.end)).toBe('<<');
  });

  test.each(['m: {<<: 1}', 'm: {<<: [1, {a: 1}]}', 'm: {<<: ~}'])('Only mappings are merged: %s', (text) => {
    expect(parse(text).problems).toMatchObject([{ code: 'syntax', message: '"<<" merges mappings only.' }]);
  });

  test('The key that is overridden is underlined', () => {
    const text = 'a: &x {b: 1}\nm: {<<: *x, b: 3}';
    const [problem] = parse(text).problems;
    expect(problem?.start).toBe(text.lastIndexOf('b'));
  });
});

describe('aliases', () => {
  test('An alias keeps its place and knows its target', () => {
    const text = 'a: &x [1]\nb: *x\n';
    const [anchored, alias] = pairsOf(text);
    expect(alias?.value).toMatchObject({ type: 'alias', start: 13, end: 15 });
    expect(alias?.value.type === 'alias' && alias.value.target).toBe(anchored?.value);
  });

  test('An anchor that is given twice means the last one', () => {
    expect(toJSON(rootOf('a: &x 1\nb: *x\nc: &x 2\nd: *x\n'))).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  test('A key may carry an anchor', () => expect(toJSON(rootOf('&x a: 1\nb: *x\n'))).toEqual({ a: 1, b: 'a' }));
});

function pairsOf(text: string): readonly Pair[] {
  const root = rootOf(text);
  return root.type === 'map' ? root.pairs : [];
}

function hasAlias(node: Node): boolean {
  return [...nodes(node)].some(({ type }) => type === 'alias');
}
