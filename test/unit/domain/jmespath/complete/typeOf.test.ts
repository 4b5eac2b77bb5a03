import { expect, test } from 'vitest';
import { typeName } from '../../../../../src/domain/jmespath/complete/typeName.ts';
import { typeOf, typeOfData } from '../../../../../src/domain/jmespath/complete/typeOf.ts';
import type { Probe } from '../../../../../src/domain/jmespath/complete/typeOf.ts';
import { parse } from '../../../../../src/domain/jmespath/syntax/parse.ts';
import { root } from './types.ts';

test.each([
  ['@', 'object'],
  ['request.object', 'Pod'],
  ['request.object.metadata.labels', 'object of string'],
  ['request.object.metadata.labels.a', 'string'],
  ['request.object.spec.containers[*].image', 'array of string'],
  ['request.object.spec.containers[].ports[].containerPort', 'array of number'],
  ["request.object.spec.containers[?name == 'a'] | [0]", 'Container'],
  ['request.object.metadata.labels.*', 'array of string'],
  ['request.object.*.name', 'array'],
  ['request.missing.x', 'any'],
  ['request.object == `1`', 'boolean'],
  ['!request', 'boolean'],
  ['request.missing || request.object', 'Pod'],
  ["[request.operation, 'x']", 'array of string'],
  ['{a: request.object}.a', 'Pod'],
  ['length(request.object)', 'number'],
  ["split(request.operation, '/')[0]", 'string'],
  ['keys(request)', 'array of string'],
  ['values(request.object.metadata.labels)', 'array of string'],
  ['map(&image, request.object.spec.containers)', 'array of string'],
  ['max_by(request.object.spec.containers, &name)', 'Container'],
  ['sort_by(request.object.spec.containers, &name)', 'array of Container'],
  ['merge(request.object, `{}`)', 'Pod'],
  ['x509_decode(request.operation)', 'object'],
  ['starts_with(request.operation, `"a"`)', 'boolean'],
  ['to_array(request)', 'array'],
  ['`{"a": [1]}`.a', 'array of number'],
  ['unheard(request)', 'any'],
])('%s is %s', (text, wanted) => {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  expect(typeName(typeOf(parsed.expression, root))).toBe(wanted);
});

test('A name is told what it is looked up in', () => {
  const parsed = parse('request.object.spec.containers[?image == name].x');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const probes = [39, 47, 0, 5].map((at): Probe => ({ at, found: null }));
  for (const probe of probes) typeOf(parsed.expression, root, probe);
  expect(probes.map(({ found }) => (found === null ? null : typeName(found)))).toEqual([
    null,
    'Container',
    'object',
    null,
  ]);
});

test.each([
  [null, 'any'],
  [[], 'array'],
  [[1, 2n], 'array of number'],
  [['a', 1], 'array'],
  [{ a: true }, 'object'],
  [undefined, 'any'],
])('The data %s are %s', (data, wanted) => {
  expect(typeName(typeOfData(data))).toBe(wanted);
});
