import { expect, test } from 'vitest';
import { manifestOf } from '../../../src/repository/manifest.ts';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';

/** Of each object its name, document, item and offset of its document. */
function check(text: string, objects: readonly unknown[], rest: object = {}): void {
  const { objects: found, ...others } = manifestOf('a.yaml', text);
  expect(found.map(({ identity, document, item, start }) => [identity.name, document, item, start])).toEqual(objects);
  expect(others).toEqual({ unreadable: [], isTemplate: false, ...rest });
}

test.each<[string, string, readonly unknown[]]>([
  ['one object', pod, [['a', 0, null, 0]]],
  ['several documents', `a: 1\n---\n${pod}`, [['a', 1, null, 5]]],
  [
    'a List',
    `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: b}}\n- 1\n`,
    [['b', 0, 0, 0]],
  ],
  ['what is no object', 'apiVersion: v1\n', []],
])('%s', (_, text, objects) => check(text, objects));

test('What can not be read is told, and the rest is there', () => {
  const { objects, unreadable } = manifestOf('a.yaml', `a: [\n---\n${pod}`);
  expect(objects.map(({ identity }) => identity.name)).toEqual(['a']);
  expect(unreadable).toEqual([expect.stringMatching(/\.$/)]);
});

test('A template is no error', () => check('a: {{ .Values.x }}\n', [], { isTemplate: true }));

test('Data and text are those of the object', () => {
  const [one] = manifestOf('a.yaml', `---\n${pod}`).objects;
  expect(one?.data).toEqual({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } });
  expect(one?.text).toContain('kind: Pod');
});
