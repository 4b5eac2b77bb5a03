import { expect, test } from 'vitest';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

function check(text: string, json: unknown): void {
  const { root } = parse(text);
  expect(root === null ? null : toJSON(root)).toStrictEqual(json);
}

const cases: readonly (readonly [rule: string, text: string, json: unknown])[] = [
  ['Scalars have the value that Kubernetes gives them', '[yes, 0777, 1.5, ~, x]', [true, 511, 1.5, null, 'x']],
  ['An integer of 64 bits becomes the nearest number', '[18446744073709551615]', [18446744073709552000]],
  ['Keys are names, whatever they look like', '{true: 1, 8080: 2, 1.5: 3}', { true: 1, 8080: 2, 1.5: 3 }],
  ['An alias is what it stands for', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
  ['What is merged is there', 'a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n', { a: { b: 1 }, c: { b: 1, d: 2 } }],
];
test.each(cases)('%s', (_, text, json) => check(text, json));

test('"__proto__" is a field like any other', () => {
  const { root } = parse('__proto__: {polluted: yes}\n');
  const json = root === null ? {} : (toJSON(root) as Record<string, unknown>);
  expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
  expect(Object.keys(json)).toEqual(['__proto__']);
  expect('polluted' in {}).toBe(false);
});
