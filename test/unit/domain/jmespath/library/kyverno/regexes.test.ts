import { check } from './outcome.ts';
import type { Case } from './outcome.ts';

/** As Kyverno 1.19.1 answers (test/peers/jmespath compares many more). */
const cases: readonly Case[] = [
  ["regex_match('^[0-9]+$', '12')", { value: true }],
  ["regex_match('^[0-9]+$', `12`)", { value: true }],
  ["regex_match('b', 'abc')", { value: true }],
  ["regex_match('(', 'a')", { error: 'error parsing regexp: missing closing ): `(`' }],
  ["regex_match(`1`, 'a')", { error: 'Invalid type for: 1, expected: []jmespath.JpType{"string"}' }],
  ["regex_replace_all('(a)(b)?', 'aab', '<$1$2>')", { value: '<a><ab>' }],
  ["regex_replace_all('(?P<n>[a-z])x', 'axbx', '${n}-$$')", { value: 'a-$b-$' }],
  ["regex_replace_all('a*', 'baac', 'x')", { value: 'xbxcx' }],
  [
    "regex_replace_all('[', 'a', 'b')",
    { error: "JMESPath function 'regex_replace_all': error parsing regexp: missing closing ]: `[`" },
  ],
  ["regex_replace_all('1', `121`, `7`)", { value: '727' }],
  ["regex_replace_all_literal('a', 'aba', '$1')", { value: '$1b$1' }],
  ["regex_replace_all_literal('é', 'né', '')", { value: 'n' }],
  [
    "regex_replace_all_literal('(', 'a', 'b')",
    { error: "JMESPath function 'regex_replace_all_literal': error parsing regexp: missing closing ): `(`" },
  ],
  ["pattern_match('a*', 'abc')", { value: true }],
  ["pattern_match('a?', 'abc')", { value: false }],
  ["pattern_match('1*', `12.5`)", { value: true }],
  ["pattern_match('*', '')", { value: true }],
  ["pattern_match('A*', 'abc')", { value: false }],
];

check('Regular expressions and wildcards', cases);
