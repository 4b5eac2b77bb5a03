import { describe, expect, test } from 'vitest';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { limits } from '../../../../src/domain/yaml/problem.ts';
import { mark, marked } from '../../marked.ts';

/** What is wrong with a text, by code and by the place that the example marks, and what is read all the same. */
function check(example: string, codes: readonly string[], json?: object): void {
  const { text } = marked(example);
  const { root, problems } = parse(text);
  const read = root === null ? null : toJSON(root);
  expect({ codes: problems.map(({ code }) => code), json: json && read }).toEqual({ codes, json });
  const related = problems.flatMap((problem) => problem.related ?? []);
  expect(mark(text, problems, related)).toBe(example);
}

describe('what is wrong is said where it stands', () => {
  const cases: readonly (readonly [rule: string, example: string, codes: readonly string[], json?: object])[] = [
    ['Nothing is wrong with YAML', 'a: [1, {b: c}]\n', [], { a: [1, { b: 'c' }] }],
    ['A tab is no indentation', 'a:\n«\t»b: 1\n', ['syntax']],
    ['An unclosed double quote runs to the end', 'a: «"»x\nb: 1\n', ['syntax'], { a: 'x b: 1' }],
    ['An unclosed single quote runs to the end', "a: «'»x\n", ['syntax'], { a: 'x' }],
    ['An unclosed list ends where the next line begins', 'a: «[»1, 2\n‹b›: 1\n', ['syntax'], { a: [1, 2], b: 1 }],
    ['An unclosed mapping', '«{»a: 1\n', ['syntax'], { a: 1 }],
    ['What an unclosed bracket makes of the next lines is not told', 'a: «[»b, c\n  d: 1\n‹e›: 2\n', ['syntax']],
    ['An error before an unclosed bracket is the first', 'a: «*x»\nb: [1\nc: 1\n', ['syntax']],
    ['A bracket that nothing opened', 'a: «}»\n', ['syntax']],
    ['A half-typed key takes the next line with it', '«metad\nspec»:\n  a: 1\n', ['syntax']],
    ['A half-typed value is a string', 'spec:\n  con\n', [], { spec: 'con' }],
    ['A colon without a space makes no key', '«a:1\nb»: 2\n', ['syntax']],
    ['A mapping does not begin on the line of a key', 'a: «b»: c\n', ['syntax']],
    ['Indentation that fits nowhere', 'a:\n  b: 1\n« »c: 2\n', ['syntax'], { a: { b: 1 }, c: 2 }],
    ['A value does not begin with a reserved character', 'a: «`»b`\n', ['syntax']],
    ['An escape that does not exist', 'a: "«\\»q"\n', ['syntax']],
    ['A hole in a list', 'a: [b, «,» c]\n', ['syntax']],
    ['An alias without an anchor', 'a: «*x»\n', ['syntax'], { a: null }],
    ['An anchor is known only behind it', 'a: «*x»\nb: &x 1\n', ['syntax'], { a: null, b: 1 }],
    ['An anchor does not contain itself', 'a: &x [«*x»]\n', ['syntax'], { a: [null] }],
    ['A number that JSON does not have', 'a: «-.inf»\n', ['syntax']],
    ['A list is no key', '? «[a]»\n: b\n', ['syntax']],
    ['A mapping is no key', '? «{a: b}»\n: c\n', ['syntax']],
    ['Null is no key', '«~»: 1\n', ['syntax']],
    ['Nothing is no key', '»«: 1\n', ['syntax']],
    ['Braces of Helm are a mapping with a mapping as its key', 'a: {«{ .x }»}\n', ['syntax']],
    ['A key stands once, and the last of two is read', '‹a›: 1\nb: 2\n«a»: 3\n', ['duplicate-key'], { a: 3, b: 2 }],
    ['Only the first syntax error is told: the others come of it', 'a: «*x»\nb: [\nc: *z\n', ['syntax']],
    ['A key that stands twice before it is told', '‹a›: 1\n«a»: 2\nb: «*x»\nb: 3\n', ['duplicate-key', 'syntax']],
    ['Keys are equal whatever their quotes', '‹"a"›: 1\n«\'a\'»: 2\n', ['duplicate-key']],
    ['Keys are equal however they are written', '‹yes›: 1\n«true»: 2\n', ['duplicate-key']],
    ['Keys are equal that JSON makes equal', '‹1›: a\n«"1"»: b\n', ['same-name']],
    ['A value is of the type that its tag says', 'a: !!int «x»\n', ['syntax']],
    ['An infinite key is a name', '.inf: 1\n', [], { '.inf': 1 }],
    ['Keys of different mappings may be equal', 'a: {b: 1}\nc: {b: 2}\n', []],
    ['A key may not stand twice in a flow mapping either', 'a: {‹b›: 1, «b»: 2}\n', ['duplicate-key']],
  ];
  test.for(cases)('%s', ([, example, codes, json]) => check(example, codes, json));

  test('A message is one sentence without the place, which the range says', () => {
    const texts = cases.map(([, example]) => marked(example).text);
    const messages = texts.flatMap((text) => parse(text).problems.map(({ message }) => message));
    for (const message of messages) expect(message).toMatch(/^[A-Z"][^\n]*[.!?]$/);
    for (const message of messages) expect(message).not.toMatch(/ at line /);
  });

  test('Problems stand in the order of the text', () => {
    const { problems } = parse('a: 1\nb: {c: 1, c: 2}\na: 2\nd: *x\n');
    expect(problems.map(({ start }) => start)).toEqual([15, 21, 29]);
  });
});

describe('what stands behind a syntax error is a guess', () => {
  const cases: readonly (readonly [rule: string, text: string, trustedTo: number])[] = [
    ['Without an error everything counts', 'a: 1\n', Infinity],
    ['A key that stands twice makes nothing a guess', 'a: 1\na: 2\n', Infinity],
    ['An alias without an anchor is an error too', 'a: *x\nb: 1\n', 3],
    ['What stands in an unclosed bracket is read', 'a: [1, 2\nb: 1\n', 9],
    ['The first of several errors counts', 'a: 1\nb: "\\q"\nc: "\\r\\q"\n', 9],
  ];
  test.each(cases)('%s', (_, text, trustedTo) => expect(parse(text).trustedTo).toBe(trustedTo));
});

describe('what is no document', () => {
  test.each(['', '\n\n', '# comment\n', '---\n', '---\n# comment\n', '--- # comment\n', '...\n', '%YAML 1.1\n---\n'])(
    '%j is blank',
    (text) => expect(parse(text)).toEqual({ root: null, problems: [], trustedTo: Infinity }),
  );

  test('A null that is written is a document', () => expect(parse('~\n').root).toMatchObject({ value: null }));
});

describe('bounds', { timeout: 60_000 }, () => {
  test('200,000 written nodes are judged', () => {
    const { root, problems } = parse(`[${'a,'.repeat(limits.writtenNodes - 1)}]`);
    expect(problems).toEqual([]);
    expect(root).toMatchObject({ type: 'sequence' });
  });

  test.each([
    ['one more in a list', '- a\n'.repeat(limits.writtenNodes)],
    ['collections count too', `[${'[],'.repeat(limits.writtenNodes)}]`],
  ])('More are one finding and nothing else: %s', (_, text) => {
    const { root, problems } = parse(text);
    expect(root).toBeNull();
    expect(problems).toMatchObject([{ code: 'too-large', start: 0, end: 0 }]);
    expect(problems[0]?.message).toContain('200,000');
  });

  test('Aliases may stand for 10,000 nodes', () => {
    expect(parse(`a: &x [1, 2, 3, 4]\nb: [${'*x,'.repeat(2000)}]\n`).problems).toEqual([]);
  });

  test('Aliases that stand for more are one finding and nothing else', () => {
    const { root, problems } = parse(`a: &x [1, 2, 3, 4]\nb: [${'*x,'.repeat(2001)}]\n`);
    expect(root).toBeNull();
    expect(problems).toMatchObject([{ code: 'alias-bomb', start: 0, end: 0 }]);
    expect(problems[0]?.message).toContain('10,000');
  });

  test('Nine lines that stand for a billion nodes are refused at once', () => {
    const lines = Array.from({ length: 9 }, (_, depth) => {
      const before = depth === 0 ? 'lol' : `*a${depth - 1}`;
      return `a${depth}: &a${depth} [${Array.from({ length: 10 }, () => before).join(', ')}]\n`;
    });
    expect(parse(lines.join(''))).toMatchObject({ root: null, problems: [{ code: 'alias-bomb' }] });
  });

  test('Merges count as the aliases that they are', () => {
    const map = Array.from({ length: 100 }, (_, index) => `k${index}: 1`).join(', ');
    const merges = Array.from({ length: 60 }, (_, index) => `m${index}: {<<: *x}\n`).join('');
    expect(parse(`x: &x {${map}}\n${merges}`)).toMatchObject({ root: null, problems: [{ code: 'alias-bomb' }] });
  });

  const nested: readonly (readonly [string, (depth: number) => string])[] = [
    ['brackets', (depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['brackets that nothing closes', (depth) => '['.repeat(depth)],
    ['braces', (depth) => `${'{a: '.repeat(depth)}${'}'.repeat(depth)}`],
    ['dashes', (depth) => `${'- '.repeat(depth)}a\n`],
    ['keys', (depth) => Array.from({ length: depth / 50 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
  ];
  test.each(nested)('100,000 levels of %s do not throw', (_, make) => {
    expect(() => parse(make(100_000))).not.toThrow();
  });
});

test('How deep is too deep is counted', () => {
  const nested = (levels: number): string => `${'{a: '.repeat(levels)}1${'}'.repeat(levels)}`;
  expect(parse(nested(499)).problems).toEqual([]);
  expect(parse(nested(501)).problems).toMatchObject([{ code: 'too-large' }]);
});
