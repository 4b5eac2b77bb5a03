import { expect, test } from 'vitest';
import { toData } from '../../../../src/domain/yaml/data.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

test.each<[string, string, unknown]>([
  ['Scalars have the value that Kubernetes gives them', '[yes, 0777, 1.5, ~, x]', [true, 511, 1.5, null, 'x']],
  ['An integer that no number holds stays whole', '[9007199254740993]', [9007199254740993n]],
  ['An alias is what it stands for', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
  ['"__proto__" is a field like any other', '{constructor: 1}', { constructor: 1 }],
])('%s', (_, text, data) => {
  const { root } = parse(text);
  expect(root === null ? null : toData(root)).toStrictEqual(data);
});
