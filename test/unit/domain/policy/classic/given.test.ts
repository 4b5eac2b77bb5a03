import { expect, test } from 'vitest';
import { requestWith, withGiven } from '../../../../../src/domain/policy/classic/given.ts';
import { asked, pod } from '../asked.ts';

test.each<[string, Readonly<Record<string, unknown>>, unknown]>([
  ['a name is a field', { a: 1 }, { a: 1, b: { c: 1, d: [1] } }],
  ['points lead down', { 'b.e.f': 1 }, { b: { c: 1, d: [1], e: { f: 1 } } }],
  ['maps are joined, all else is replaced', { b: { c: 2, d: [] } }, { b: { c: 2, d: [] } }],
  ['what is no map gives way', { 'b.c.x': 1 }, { b: { c: { x: 1 }, d: [1] } }],
  ['quotes hold points', { 'b."x.y/z"': 1 }, { b: { c: 1, d: [1], 'x.y/z': 1 } }],
  ['names of JavaScript are names', { 'b.constructor': 1 }, { b: { c: 1, d: [1], constructor: 1 } }],
])('%s', (_, given, result) => {
  const base = { b: { c: 1, d: [1] } };
  expect(withGiven(base, new Map(Object.entries(given)))).toEqual(result);
  expect(base).toEqual({ b: { c: 1, d: [1] } });
});

test('Values of the object change what patterns see, and others do not', () => {
  const request = asked(pod({}));
  const values = new Map<string, unknown>([
    ['request.object.metadata.labels.a', 'b'],
    ['request.mode', 'dev'],
  ]);
  expect(requestWith(request, values).object).toMatchObject({ metadata: { name: 'web', labels: { a: 'b' } } });
  expect(requestWith(request, new Map([['request.mode', 'dev']]))).toBe(request);
  expect(requestWith({ ...request, object: null }, values).object).toBeNull();
});
