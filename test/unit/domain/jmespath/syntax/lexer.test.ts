import { describe, expect, test } from 'vitest';
import { SyntaxTrouble } from '../../../../../src/domain/jmespath/problem.ts';
import { tokensOf } from '../../../../../src/domain/jmespath/syntax/lexer.ts';

const cases: readonly (readonly [text: string, tokens: readonly string[]])[] = [
  ['', ['end']],
  [' a.b ', ['identifier a', '. .', 'identifier b', 'end']],
  ['a[?b]', ['identifier a', '[? [?', 'identifier b', '] ]', 'end']],
  ['a[]', ['identifier a', '[] []', 'end']],
  [
    'a||b|c&&d&e',
    'identifier a,|| ||,identifier b,| |,identifier c,&& &&,identifier d,& &,identifier e,end'.split(','),
  ],
  ['-1', ['number -1', 'end']],
  ['<= < >= > != ! ==', ['<= <=', '< <', '>= >=', '> >', '!= !=', '! !', '== ==', 'end']],
  [String.raw`"a\"bä"`, ['quoted a"bä', 'end']],
  [String.raw`'it\'s \n'`, [String.raw`raw it's \n`, 'end']],
];

test.each(cases)('%s', (text, expected) => {
  expect(tokensOf(text).map(({ kind, text: written }) => `${kind} ${written}`.trim())).toEqual(expected);
});

test('A literal is JSON, in which a backquote is escaped', () => {
  expect(tokensOf('`{"a": [1, "\\`"]}`')[0]).toMatchObject({
    kind: 'literal',
    value: { a: [1, '`'] },
    start: 0,
    end: 18,
  });
});

describe('what is no token', () => {
  test.each(['"a', "'a", '`1', '`a`', '=', 'a $ b', String.raw`"\x"`])('%s', (text) => {
    expect(() => tokensOf(text)).toThrow(SyntaxTrouble);
  });
});
