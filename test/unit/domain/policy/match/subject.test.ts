import { expect, test } from 'vitest';
import { nameOf, namespaceOf, namespaceTexts, textsOf } from '../../../../../src/domain/policy/match/subject.ts';

test.each<[unknown, readonly (readonly [string, string])[]]>([
  [
    { a: 'x', b: null },
    [
      ['a', 'x'],
      ['b', ''],
    ],
  ],
  [{ a: 'x', b: 1 }, []],
  [null, []],
  ['text', []],
])('Labels %j', (labels, expected) => {
  const { texts, isComplete } = textsOf({ metadata: { labels } }, 'labels');
  expect([...texts]).toEqual(expected);
  expect(isComplete).toBe(true);
});

test('Annotations are no labels', () => {
  expect([...textsOf({ metadata: { labels: { a: 'x' } } }, 'annotations').texts]).toEqual([]);
});

test('Of labels that nobody has told the name is known', () => {
  const subject = { operation: 'CREATE', subresource: '', userInfo: null };
  const pod = { kind: 'Pod', metadata: { namespace: 'prod' } };
  expect(namespaceTexts({ ...subject, resource: pod, namespaceLabels: null })).toEqual({
    texts: new Map([['kubernetes.io/metadata.name', 'prod']]),
    isComplete: false,
  });
  expect(namespaceTexts({ ...subject, resource: {}, namespaceLabels: null }).texts.size).toBe(0);
  expect(namespaceTexts({ ...subject, resource: pod, namespaceLabels: { a: 'x' } })).toEqual({
    texts: new Map([['a', 'x']]),
    isComplete: true,
  });
});

test('Names and where it lies', () => {
  expect(nameOf({ metadata: { name: 'a', generateName: 'b-' } })).toBe('a');
  expect(nameOf({ metadata: { generateName: 'b-' } })).toBe('b-');
  expect(nameOf({})).toBe('');
  expect(namespaceOf({ kind: 'Pod', metadata: { name: 'a', namespace: 'n' } })).toBe('n');
  expect(namespaceOf({ kind: 'Namespace', metadata: { name: 'a', namespace: 'n' } })).toBe('a');
});
