import { describe, expect, test } from 'vitest';
import { coloured, taken } from './tokenise.ts';

describe('what is CEL in YAML', () => {
  const cases: readonly (readonly [what: string, text: string, cel: string])[] = [
    ['plain', 'expression: a.b', 'a.b'],
    ['plain, with a comment', 'expression: a.b # c', 'a.b'],
    ['plain, of two lines', 'expression: a\n  && b\nname: c', 'a  && b'],
    ['plain, with a comment below', 'a:\n  - expression: a\n    # c\n    name: d\n', 'a'],
    ['in double quotes', 'expression: "a + \'b\'" # c', "a + 'b'"],
    ['in single quotes', "expression: 'a + ''b'''", "a + ''b''"],
    ['with the other key', 'messageExpression: a', 'a'],
    ['with the third key', 'valueExpression: a', 'a'],
    ['a literal block', 'expression: |\n  a\n\n  + b\nname: c', '  a  + b'],
    ['a folded block', 'expression: >-\n    a\n    + b\nname: c', '    a    + b'],
    ['a block with an indentation', 'expression: >2- # c\n  a\nname: b', '  a'],
    ['a block in a list', '- expression: >-\n    a\n- expression: b', '  ab'],
    ['a block in an inner list', 'x:\n- expression: |\n    a\n  name: b\n- c', '  a'],
    ['in a flow mapping', 'x: [{name: a, expression: b.c, message: d}]', 'b.c'],
    ['first in a flow mapping', 'x: {expression: "b.c"}', 'b.c'],
    ['an unclosed string ends with the value', "expression: a == 'b\nname: c", "a == 'b"],
    ['an unclosed string ends with the quotes', 'expression: "a == \'b"\nname: c', "a == 'b"],
    ['an unclosed string ends with the block', "expression: >-\n  'b\nname: c", "  'b"],
  ];
  test.each(cases)('%s', async (_, text, cel) => expect(await taken(text, 'cel')).toBe(cel));
});

describe('what is not', () => {
  const cases: readonly (readonly [what: string, text: string])[] = [
    ['another key', 'expr: a.b'],
    ['a key that ends so', 'my-expression: a.b\nmy.expression: a.b\nmyexpression: a.b'],
    ['a mapping', 'expression:\n  description: a\n  type: string'],
    ['a mapping in braces', 'expression: {type: string}'],
    ['a list', 'expression: [a]'],
    ['nothing', 'expression:\nname: a'],
    ['a reference', 'expression: *a'],
    ['an action of Helm', 'expression: {{ .Values.a }}'],
    ['an expression of GitHub', 'expression: ${{ a.b }}'],
    ['text that looks like a key', 'description: |\n  expression: a.b\n'],
    ['a comment that looks like a key', '# expression: a.b\na: b # expression: a.b'],
    ['a string that looks like a key', 'a: "the expression: a.b"'],
    ['a message', 'message: a.b'],
    ['a condition', 'when: always'],
    ['a script', 'run: echo a'],
  ];
  test.each(cases)('%s', async (_, text) => expect(await taken(text, 'cel')).toBe(''));
});

describe('quotes and escapes of YAML are those of the string', () => {
  const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
    [
      String.raw`expression: "\"a\\n\" + 'b\\'c'"`,
      [
        String.raw`\" punctuation.definition.string.begin`,
        'a string.quoted.double',
        String.raw`\\n constant.character.escape`,
        String.raw`\" punctuation.definition.string.end`,
        '+ keyword.operator.arithmetic',
        "' punctuation.definition.string.begin",
        'b string.quoted.single',
        String.raw`\\' constant.character.escape`,
        'c string.quoted.single',
        "' punctuation.definition.string.end",
      ],
    ],
    [
      `expression: '"a" + ''b'''`,
      [
        '" punctuation.definition.string.begin',
        'a string.quoted.double',
        '" punctuation.definition.string.end',
        '+ keyword.operator.arithmetic',
        "'' punctuation.definition.string.begin",
        'b string.quoted.single',
        "'' punctuation.definition.string.end",
      ],
    ],
  ];
  test.each(cases)('%s', async (text, words) => expect(await coloured(text, 'cel')).toEqual(words));
});

test('What a template puts into an expression has no colour', async () => {
  expect(await coloured('expression: >-\n  a == {{ .Values.b }} || ${{ c.d }}', 'cel')).toEqual([
    'a variable.other.readwrite',
    '== keyword.operator.comparison',
    '|| keyword.operator.logical',
  ]);
});
