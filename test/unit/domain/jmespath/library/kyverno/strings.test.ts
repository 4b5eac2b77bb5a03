import { check } from './outcome.ts';
import type { Case } from './outcome.ts';

/** As Kyverno 1.19.1 answers (test/peers/jmespath compares many more). */
const cases: readonly Case[] = [
  ["compare('a', 'b')", { value: -1n }],
  ["compare('b', 'a')", { value: 1n }],
  ["compare('a', 'a')", { value: 0n }],
  ["compare('�', '𝒳')", { value: -1n }],
  ["compare('a', 'b') == `-1`", { value: false }],
  ["equal_fold('Straße', 'STRASSE')", { value: false }],
  ["equal_fold('ΣΑΣ', 'σας')", { value: true }],
  ["equal_fold('a', 'ab')", { value: false }],
  ["replace('aXaX', 'X', '-', `1`)", { value: 'a-aX' }],
  ["replace('aXaX', 'X', '-', `-1`)", { value: 'a-a-' }],
  ["replace('aXaX', 'X', '-', `0`)", { value: 'aXaX' }],
  ["replace('ab', '', '-', `2`)", { value: '-a-b' }],
  ["replace_all('ab', '', '-')", { value: '-a-b-' }],
  ["replace_all('aXaX', 'X', '')", { value: 'aa' }],
  ["to_upper('straße ä')", { value: 'STRAßE Ä' }],
  ["to_lower('ÄİΣ')", { value: 'äiσ' }],
  ["trim('¡¡a!¡', '!¡')", { value: 'a' }],
  ["trim('aa', 'a')", { value: '' }],
  ["trim('a', '')", { value: 'a' }],
  ["trim_prefix('abc', 'ab')", { value: 'c' }],
  ["trim_prefix('abc', 'b')", { value: 'abc' }],
  ["split('a,b,', ',')", { value: ['a', 'b', ''] }],
  ["split('a😀', '')", { value: ['a', '😀'] }],
  ["split('', ',')", { value: [''] }],
  ["to_boolean('tRUE')", { value: true }],
  ["to_boolean('False')", { value: false }],
  [
    "to_boolean('yes')",
    { error: "JMESPath function 'to_boolean': lowercase argument must be 'true' or 'false' (provided: 'yes')" },
  ],
  ["truncate('a😀bc', `2`)", { value: 'a😀' }],
  ["truncate('abc', `10`)", { value: 'abc' }],
  ["truncate('abc', `-1`)", { value: '' }],
  ["truncate('abc', `1.9`)", { value: 'a' }],
  ["path_canonicalize('')", { value: '' }],
  ["path_canonicalize('.')", { value: '.' }],
  ["path_canonicalize('///a//b/./../c/')", { value: '/a/c' }],
  ["path_canonicalize('../../a/..')", { value: '../..' }],
  ["path_canonicalize('/../x')", { value: '/x' }],
  ['to_upper(`1`)', { error: 'Invalid type for: 1, expected: []jmespath.JpType{"string"}' }],
  ["to_upper('a', 'b')", { error: 'incorrect number of args' }],
];

check('Texts', cases);
