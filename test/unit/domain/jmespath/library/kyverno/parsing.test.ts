import { check } from './outcome.ts';
import type { Case } from './outcome.ts';

/** As Kyverno 1.19.1 answers (test/peers/jmespath compares many more). */
const cases: readonly Case[] = [
  ['parse_json(\'{"a": [1, true, null, "x"]}\')', { value: { a: [1, true, null, 'x'] } }],
  ["parse_json('[1')", { error: 'unexpected end of JSON input' }],
  ['parse_json(\'{"a":1} x\')', { error: "invalid character 'x' after top-level value" }],
  ['parse_yaml(@)', { value: { a: true, b: 8, c: [1, 2.5, '1'], d: null } }, "a: yes\nb: 010\nc: [1, 2.5, '1']\nd: ~"],
  ['parse_yaml(@)', { value: { a: 2 } }, 'a: 1\na: 2\n---\nb: 3'],
  ['parse_yaml(@)', { value: null }, ''],
];

check('Texts of other languages', cases);
