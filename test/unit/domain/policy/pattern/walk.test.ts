import { expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Exhausted, Meter } from '../../../../../src/domain/policy/meter.ts';
import { pathOf } from '../../../../../src/domain/policy/pattern/fault.ts';
import { Walk } from '../../../../../src/domain/policy/pattern/walk.ts';

/** Kind, what Kyverno says, the very place, whether it is missing, and the place in the pattern; null when all is well. */
function check(resource: Data, pattern: Data): unknown {
  const fault = new Walk(new Meter()).element(resource, pattern, null, null);
  if (fault === null) return null;
  return [fault.kind, fault.said, pathOf(fault.at).join('.'), fault.missing, pathOf(fault.place).join('.')];
}

const containers = [
  { name: 'a', image: 'x:1' },
  { name: 'b', image: 'y' },
];

test.each<[string, Data, Data, unknown]>([
  ['a map for a map', { a: 'x', b: 'y' }, { a: 'x' }, null],
  ['no map for a map', { a: 'x' }, { a: {} }, ['plain', '/a/', 'a', false, 'a']],
  ['nothing for a map', {}, { a: { b: 'x' } }, ['plain', '/a/', 'a', true, 'a']],
  ['no list for a list', { a: {} }, { a: ['x'] }, ['plain', '/a/', 'a', false, 'a']],
  ['nothing for null', {}, { a: null }, null],
  ['a scalar for every item', { a: ['x', 'y', 'z'] }, { a: 'x|z' }, ['plain', '/a/', 'a.1', false, 'a']],
  ['a scalar for no item', { a: [] }, { a: 'x' }, null],
  ['a list of a scalar', { a: ['x', 'y'] }, { a: ['x', 'y'] }, ['plain', '/a/', 'a.1', false, 'a.0']],
  ['an empty list as the pattern', { a: [] }, { a: [] }, ['plain', '/a/', 'a', false, 'a']],
  [
    'a map for every item',
    { a: containers },
    { a: [{ image: '*:*' }] },
    ['plain', '/a/1/image/', 'a.1.image', false, 'a.0.image'],
  ],
  ['only the first map of a pattern counts', { a: containers }, { a: [{ name: '?' }, { name: 'no' }] }, null],
  [
    'lists of lists one by one',
    { a: [['x'], ['y']] },
    { a: [['x'], ['z']] },
    ['plain', '/a/1/', 'a.1.0', false, 'a.1.0'],
  ],
  ['of lists of lists the others do not count', { a: [['x'], ['y']] }, { a: [['x']] }, null],
  ['too few lists', { a: [['x']] }, { a: [['x'], ['y']] }, ['plain', '', 'a', false, 'a']],
  ['a star wants something', { a: {} }, { a: { b: '*' } }, ['plain', '/a/', 'a.b', true, 'a.b']],
])('%s', (_name, resource, pattern, expected) => {
  expect(check(resource, pattern)).toEqual(expected);
});

test.each<[string, Data, Data, unknown]>([
  [
    'a condition that does not hold skips the rest',
    { a: 'y', b: 'y' },
    { '(a)': 'x', b: 'x' },
    ['skips', '/', 'a', false, '(a)'],
  ],
  ['a condition that holds does not', { a: 'x', b: 'y' }, { '(a)': 'x', b: 'x' }, ['plain', '/b/', 'b', false, 'b']],
  [
    'what fails before it is in vain',
    { a: 'y', z: 'y' },
    { '(z)': 'x', '=(a)': 'x' },
    ['skips', '/', 'z', false, '(z)'],
  ],
  [
    'what fails alone among anchors',
    { a: 'y', z: 'x' },
    { '(z)': 'x', '=(a)': 'x' },
    ['plain', '/a/', 'a', false, '=(a)'],
  ],
  ['what must not be there', { a: 'y' }, { 'X(a)': null, b: 'x' }, ['negation', '/a/', 'a', false, 'X(a)']],
  [
    'a skip from deeper down does not count beside an anchor that holds',
    { a: { b: 'y' }, z: 'x', c: 'y' },
    { '=(a)': { '(b)': 'x' }, '=(z)': 'x', c: 'x' },
    ['plain', '/c/', 'c', false, 'c'],
  ],
  [
    'nor keeps it a failure away',
    { a: { b: 'y' }, z: 'y' },
    { '=(a)': { '(b)': 'x' }, '=(z)': 'x' },
    ['plain', '/z/', 'z', false, '=(z)'],
  ],
  [
    'alone it does',
    { a: { b: 'y' }, c: 'y' },
    { '=(a)': { '(b)': 'x' }, c: 'x' },
    ['skips', '/', 'a.b', false, '=(a).(b)'],
  ],
  [
    'a global anchor skips from anywhere',
    { a: { b: 'y' }, c: 'y' },
    { a: { '<(b)': 'x' }, c: 'x' },
    ['global', '/a/b/', 'a.b', false, 'a.<(b)'],
  ],
  [
    'items that are skipped',
    { a: containers },
    { a: [{ '(name)': 'b', image: '*:*' }] },
    ['plain', '/a/1/image/', 'a.1.image', false, 'a.0.image'],
  ],
  ['one item that counts is enough', { a: containers }, { a: [{ '(name)': 'a', image: '*:*' }] }, null],
  [
    'all items are skipped',
    { a: containers },
    { a: [{ '(name)': 'c', image: 'z' }] },
    ['skips', '/a/', 'a.0.name', false, 'a.0.(name)'],
  ],
  ['no item at all', { a: [] }, { a: [{ '(name)': 'c' }] }, null],
  [
    'keys with anchors below go first',
    { a: 'y', b: { c: 'y' } },
    { a: 'x', b: { '=(c)': 'x' } },
    ['plain', '/b/c/', 'b.c', false, 'b.=(c)'],
  ],
])('Anchors: %s', (_name, resource, pattern, expected) => {
  expect(check(resource, pattern)).toEqual(expected);
});

test('A label with a wildcard is named as it is there, and as it is written in the pattern', () => {
  const resource = { metadata: { labels: { 'app.io/x': 'y' } } };
  expect(check(resource, { metadata: { labels: { 'app.io/*': 'z' } } })).toEqual([
    'plain',
    '/metadata/labels/app.io/x/',
    'metadata.labels.app.io/x',
    false,
    'metadata.labels.app.io/*',
  ]);
});

test.each<[Data, Data, string]>([
  [
    { a: 'x' },
    { a: {} },
    'pattern and resource have different structures. Path: /a/. Expected map[string]interface {}, found string',
  ],
  [
    { a: {} },
    { a: ['x'] },
    'validation rule failed at path /a/, resource does not satisfy the expected overlay pattern',
  ],
  [{ a: ['x', 1n] }, { a: 'x' }, "resource value '[x 1]' does not match 'x' at path /a/"],
  [{}, { a: 5n }, "resource value '<nil>' does not match '5' at path /a/"],
  [{ a: [] }, { a: [] }, 'pattern Array empty'],
  [
    { a: [['x']] },
    { a: [['x'], ['y']] },
    'validate Array failed, array length mismatch, resource Array len is 1 and pattern Array len is 2',
  ],
])('%o beside %o: %s', (resource, pattern, message) => {
  expect(new Walk(new Meter()).element(resource, pattern, null, null)?.message).toBe(message);
});

test('Steps and depth are bounded', () => {
  let [resource, pattern]: [Data, Data] = ['x', 'x'];
  for (let depth = 0; depth < 2000; depth += 1) [resource, pattern] = [{ a: resource }, { a: pattern }];
  const walk = (meter: Meter, ...[one, other]: [Data, Data]): unknown =>
    new Walk(meter).element(one, other, null, null);
  expect(() => walk(new Meter(), resource, pattern)).toThrow(Exhausted);
  const many = { a: Array.from({ length: 100 }, () => 'x') };
  expect(() => walk(new Meter(50), many, { a: 'x' })).toThrow(Exhausted);
  expect(walk(new Meter(5000), many, { a: 'x' })).toBeNull();
  expect(() => walk(new Meter(20), { a: 'y'.repeat(5000) }, { a: 'x' })).toThrow(Exhausted);
});
