import { expect, test } from 'vitest';
import type { DataMap } from '../../../../../src/domain/policy/data.ts';
import { Exhausted, Meter } from '../../../../../src/domain/policy/meter.ts';
import { Expansion } from '../../../../../src/domain/policy/pattern/expand.ts';

/** The labels of a pattern beside an object, and how their keys are written. */
function check(pattern: DataMap, resource: DataMap): { labels: DataMap; written: Record<string, string> } {
  const expansion = new Expansion(new Meter());
  expansion.expand(pattern, resource);
  const metadata = expansion.current(Object.values(pattern)[0] as DataMap);
  const labels = Object.values(metadata)[0] as DataMap;
  const written = Object.keys(labels).map((key) => [key, expansion.writtenKey(labels, key)]);
  return { labels, written: Object.fromEntries(written) as Record<string, string> };
}

const labelled = (labels: DataMap): DataMap => ({ metadata: { labels } });

test.each<[string, DataMap, DataMap, Record<string, string>]>([
  ['a key as it is', { app: 'x' }, { app: 'x' }, { app: 'app' }],
  ['a wildcard', { 'app.io/*': '?*' }, { 'app.io/a': '?*' }, { 'app.io/a': 'app.io/*' }],
  ['an anchor around it stays', { '=(app.io/?)': '1' }, { '=(app.io/a)': '1' }, { '=(app.io/a)': '=(app.io/?)' }],
  ['an anchor without a wildcard', { 'X(a)': '1' }, { 'X(a)': '1' }, { 'X(a)': 'X(a)' }],
  ['no key is like it', { 'x*': '1', '(y*)': '1' }, { 'x*': '1', '(y*)': '1' }, { 'x*': 'x*', '(y*)': '(y*)' }],
  ['what is no text is lost', { app: null, a: 1n, 'X(b)': null }, {}, {}],
])('Keys of labels: %s', (_name, wanted, labels, written) => {
  expect(check({ metadata: { labels: wanted } }, labelled({ app: 'x', 'app.io/a': '1' }))).toEqual({ labels, written });
});

test('The first key that is like it, and anchors above', () => {
  const { labels } = check({ '=(metadata)': { '(labels)': { 'b*': 'x' } } }, labelled({ bc: '1', bb: '1', a: '1' }));
  expect(labels).toEqual({ bb: 'x' });
});

test.each<[string, DataMap, DataMap]>([
  ['the object has no labels', { metadata: { labels: { a: null } } }, { metadata: {} }],
  ['the object has no metadata', { metadata: { labels: { a: null } } }, {}],
  ['its metadata are null', { metadata: { labels: { a: null } } }, { metadata: null }],
  ['its labels are no map', { metadata: { labels: { a: null } } }, { metadata: { labels: 'x' } }],
])('Nothing is looked for where %s', (_name, pattern, resource) => {
  expect(check(pattern, resource).labels).toEqual({ a: null });
});

test('Annotations too, and what has been found holds for the next', () => {
  const expansion = new Expansion(new Meter());
  const metadata = { annotations: { 'x*': '1' } };
  expansion.expand({ metadata }, { metadata: { annotations: { x1: '1' } } });
  expansion.expand({ metadata }, { metadata: { annotations: { x2: '1' } } });
  const annotations = expansion.current(metadata)['annotations'] as DataMap;
  expect(annotations).toEqual({ x1: '1' });
  expect(expansion.writtenKey(annotations, 'x1')).toBe('x*');
});

test('Anchors at any depth, as the labels are by now', () => {
  const expansion = new Expansion(new Meter());
  const metadata = { labels: { 'X(a)': null } };
  expect([{ a: [{ '(b)': 1n }] }, { a: { '+(b)': 1n } }, 'x', []].map((one) => expansion.hasAnchors(one))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(expansion.hasAnchors({ metadata })).toBe(true);
  expansion.expand({ metadata }, labelled({}));
  expect(expansion.hasAnchors({ metadata })).toBe(false);
  expect(() => new Expansion(new Meter(2)).hasAnchors([[], {}])).toThrow(Exhausted);
});
