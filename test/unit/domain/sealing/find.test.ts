import { describe, expect, test } from 'vitest';
import { documentsOf, placeAt } from '../../../../src/domain/sealing/find.ts';
import { refusal } from './fixtures.ts';

/** The kinds of the objects of each document. */
function check(text: string, expected: readonly (readonly string[])[]): void {
  const documents = documentsOf(text);
  expect(documents.map(({ objects }) => objects.map(({ kind }) => kind))).toEqual(expected);
  for (const { start, text: own } of documents) expect(text.slice(start, start + own.length)).toBe(own);
}

describe('the objects of a text', () => {
  const cases: readonly (readonly [rule: string, text: string, kinds: readonly (readonly string[])[]])[] = [
    ['A Secret', 'apiVersion: v1\nkind: Secret\n', [['secret']]],
    ['A Secret of another group is another', 'apiVersion: x.io/v1\nkind: Secret\n', [['other']]],
    ['A Secret in small letters is none yet', 'apiVersion: v1\nkind: secret\n', [['unclear']]],
    ['A Secret of another version is none yet', 'apiVersion: v2\nkind: Secret\n', [['unclear']]],
    ['A Secret without apiVersion is none yet', 'kind: Secret\n', [['unclear']]],
    ['A Secret without kind is none yet', 'apiVersion: v1\nstringData: {}\n', [['unclear']]],
    ['Another kind without apiVersion is another', 'kind: Pod\n', [['other']]],
    ['A SealedSecret', 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n', [['sealed']]],
    ['A SealedSecret of another group is another', 'apiVersion: x.io/v1\nkind: SealedSecret\n', [['other']]],
    ['What names itself not', 'a: 1\n', [['other']]],
    ['What is no mapping', '[1]\n---\na\n', [[], []]],
    ['A stream', 'a: 1\n---\napiVersion: v1\nkind: Secret\n', [['other'], ['secret']]],
    [
      'A List',
      'apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Secret}, 1, {a: 1}]\n',
      [['secret', 'other']],
    ],
    [
      'A SecretList',
      'apiVersion: v1\nkind: SecretList\nitems: [{metadata: {}}, {apiVersion: v1, kind: Pod}, {kind: Secret}]\n',
      [['secret', 'other', 'secret']],
    ],
    ['A SecretList without items', 'apiVersion: v1\nkind: SecretList\n', [[]]],
    ['A byte order mark', '\ufeffapiVersion: v1\nkind: Secret\n', [['secret']]],
    ['Nothing', '', [[]]],
  ];
  test.each(cases)('%s', (_, text, kinds) => check(text, kinds));

  test('A text above 16 MB is refused', async () => {
    expect(await refusal(() => documentsOf(' '.repeat(16 * 1024 * 1024 + 1)))).toMatch(/^seal\/too-large: /);
  });
});

describe('the object at a place', () => {
  const text = 'apiVersion: v1\nkind: List\nitems:\n- {a: 1}\n- {b: 2}\n---\n# c\nc: 3\n';
  const rootAt = (offset: number): unknown => placeAt(documentsOf(text), offset)?.object?.root.pairs[0]?.name ?? null;
  test.each([
    ['in the first item', text.indexOf('a: 1'), 'a'],
    ['in the second item', text.indexOf('b'), 'b'],
    ['between items', text.indexOf('- {b'), null],
    ['above items', 0, null],
    ['in the marker of a document', text.indexOf('---'), 'c'],
    ['in a comment of a document', text.indexOf('#'), 'c'],
    ['behind the end', text.length + 10, 'c'],
    ['in front of the beginning', -1, null],
  ])('%s', (_, offset, name) => expect(rootAt(offset)).toBe(name));
});
