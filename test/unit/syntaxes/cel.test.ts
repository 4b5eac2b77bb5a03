import { describe, expect, test } from 'vitest';
import { coloured } from './tokenise.ts';

/** What the words of an expression are coloured as. */
const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
  [
    "object.spec.?a == 'x'",
    [
      'object variable.language',
      '. punctuation.accessor',
      'spec variable.other.property',
      '.? punctuation.accessor.optional',
      'a variable.other.property',
      '== keyword.operator.comparison',
      "' punctuation.definition.string.begin",
      'x string.quoted.single',
      "' punctuation.definition.string.end",
    ],
  ],
  [
    'has(a.b) && !c.all(x, x in [1, 2u, 0x1F, 1.5e3])',
    [
      'has support.function.macro',
      'a variable.other.readwrite',
      '. punctuation.accessor',
      'b variable.other.property',
      '&& keyword.operator.logical',
      '! keyword.operator.logical',
      'c variable.other.readwrite',
      '. punctuation.accessor',
      'all support.function.macro',
      'x variable.other.readwrite',
      ', punctuation.separator.comma',
      'x variable.other.readwrite',
      'in keyword.operator.expression.in',
      '1 constant.numeric.integer',
      ', punctuation.separator.comma',
      '2u constant.numeric.integer',
      ', punctuation.separator.comma',
      '0x1F constant.numeric.hex',
      ', punctuation.separator.comma',
      '1.5e3 constant.numeric.float',
    ],
  ],
  [
    'type(a) == string ? true : null',
    [
      'type support.function',
      'a variable.other.readwrite',
      '== keyword.operator.comparison',
      'string support.type',
      '? keyword.operator.ternary',
      'true constant.language',
      ': keyword.operator.ternary',
      'null constant.language',
    ],
  ],
  [
    String.raw`r'\d' + '\n\q'`,
    [
      'r storage.type.string',
      "' punctuation.definition.string.begin",
      String.raw`\d string.quoted.single`,
      "' punctuation.definition.string.end",
      '+ keyword.operator.arithmetic',
      "' punctuation.definition.string.begin",
      String.raw`\n constant.character.escape`,
      String.raw`\q invalid.illegal.escape`,
      "' punctuation.definition.string.end",
    ],
  ],
  [
    'a.true.in.request.map',
    [
      'a variable.other.readwrite',
      ...['true', 'in', 'request', 'map'].flatMap((name) => [
        '. punctuation.accessor',
        `${name} variable.other.property`,
      ]),
    ],
  ],
  [
    "a.`b-c` + '''d'''",
    [
      'a variable.other.readwrite',
      '. punctuation.accessor',
      '`b-c` variable.other.property',
      '+ keyword.operator.arithmetic',
      "''' punctuation.definition.string.begin",
      'd string.quoted.triple',
      "''' punctuation.definition.string.end",
    ],
  ],
];

describe('the words of CEL', () => {
  test.each(cases)('%s', async (text, words) => {
    expect(await coloured(`expression: |\n  ${text}`, 'cel')).toEqual(words);
    expect(await coloured(`expression: ${text}`, 'cel')).toEqual(words);
  });
});

describe('comments', () => {
  const comments: readonly (readonly [scalar: string, last: string])[] = [
    ['|', 'b variable.other.readwrite'],
    ['>-', '  b comment.line.double-slash'],
  ];
  test.each(comments)('after %s', async (scalar, last) => {
    expect((await coloured(`expression: ${scalar}\n  a // c\n  b`, 'cel')).at(-1)).toBe(last);
  });
});
