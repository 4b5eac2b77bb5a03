import { expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';
import { validatePattern } from '../../../../../src/domain/policy/pattern/validatePattern.ts';

const pod = (image: string): Data => ({ spec: { containers: [{ name: 'a', image }] } });

test('An object that is as the pattern wants it', () => {
  expect(validatePattern(pod('x:1'), { spec: { containers: [{ image: '*:*' }] } })).toEqual({ outcome: 'pass' });
});

test('An object that is not, with the place in both', () => {
  expect(validatePattern(pod('x'), { spec: { '=(containers)': [{ image: '*:*' }] } })).toEqual({
    outcome: 'fail',
    message: "resource value 'x' does not match '*:*' at path /spec/containers/0/image/",
    said: '/spec/containers/0/image/',
    path: ['spec', 'containers', 0, 'image'],
    missing: false,
    place: ['spec', '=(containers)', 0, 'image'],
  });
});

test('An object that the pattern is not about', () => {
  expect(validatePattern(pod('x'), { spec: { containers: [{ '(name)': 'b', image: '*:*' }] } })).toEqual({
    outcome: 'skip',
    message: "conditional anchor mismatch: resource value 'a' does not match 'b' at path /spec/containers/0/name/",
    said: '',
    path: ['spec', 'containers', 0, 'name'],
    missing: false,
    place: ['spec', 'containers', 0, '(name)'],
  });
});

test.each<[string, Data, Data, object]>([
  ['an anchor that is met nowhere', { b: 'y' }, { '^(a)': [{}], b: 'x' }, { outcome: 'error', said: '', path: ['b'] }],
  ['a list that is too short', { a: [['x']] }, { a: [['x'], ['y']] }, { outcome: 'error', said: '', path: ['a'] }],
  [
    'what must not be there is no error',
    { b: 'y' },
    { '^(a)': [{}], 'X(b)': 1n },
    { outcome: 'fail', said: '/b/', path: ['b'] },
  ],
  ['what is not there', {}, { a: { b: 'x' } }, { outcome: 'fail', said: '/a/', path: ['a'], missing: true }],
  ['the whole object', 'x', { a: 'x' }, { outcome: 'fail', said: '/', path: [] }],
])('%s', (_name, resource, pattern, expected) => {
  expect(validatePattern(resource, pattern)).toMatchObject(expected);
});

test('Without steps left nothing is known', () => {
  expect(validatePattern(pod('x'), { spec: { containers: [{ image: 'y' }] } }, new Meter(2))).toEqual({
    outcome: 'budget',
  });
});
