import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver/node';
import type { KnownKinds } from '../../../src/repository/expressionAt.ts';
import { classicCompletion, classicSignature } from '../../../src/server/classicCompletion.ts';
import { atCursor } from '../domain/cel/complete/cursor.ts';
import { bundled } from '../product.ts';
import { classicPolicy } from '../repository/classicText.ts';

const kinds: KnownKinds = {
  catalogs: [bundled],
  kindsIn: (group) => bundled.group(group)?.kinds ?? [],
  groups: () => bundled.groups,
};

function itemsAt(marking: string): { readonly items: readonly CompletionItem[]; readonly document: TextDocument } {
  const { text, offset } = atCursor(marking);
  const document = TextDocument.create('file:///a.yaml', 'yaml', 1, text);
  return { items: classicCompletion(document, offset, kinds), document };
}

/** The text after what is offered under a label was taken; null where it is not offered. */
function taken(marking: string, label: string): string | null {
  const { items, document } = itemsAt(marking);
  const edit = items.find((one) => one.label === label)?.textEdit;
  return edit === undefined || !('range' in edit) ? null : TextDocument.applyEdits(document, [edit]);
}

describe('What is taken stands in the text in place of the word', () => {
  const saying = (message: string): string => classicPolicy(`      validate:\n        message: ${message}\n`);

  test.each([
    ['a variable', '"a {{ req‸ }}"', 'request', '"a {{ request }}"'],
    ['a field', '"{{ request.ob‸ject.kind }}"', 'object', '"{{ request.object.kind }}"'],
    ['in a block', '>-\n          {{ request.object.‸ }}', 'spec', '>-\n          {{ request.object.spec }}'],
    ['in a text', 'of {{ request.object.metadata.na‸ }}', 'name', 'of {{ request.object.metadata.name }}'],
    ['a function', '"{{ len‸ }}"', 'length', '"{{ length($0) }}"'],
    ['behind an escape', '"\\u0061 {{ request.o‸ }}"', 'object', '"\\u0061 {{ request.object }}"'],
    ['a word with an escape', '"{{ requ\\u0065s‸ }}"', 'request', null],
    ['in a string', '"{{ \'req‸\' }}"', 'request', null],
  ])('%s', (_, message, label, wanted) => {
    expect(taken(saying(message), label)).toBe(wanted === null ? null : saying(wanted));
  });

  test('of a kind and of an operator all is replaced', () => {
    expect(taken(classicPolicy('', '[Po‸d, Job]'), 'CronJob')).toBe(classicPolicy('', '[CronJob, Job]'));
    expect(taken(classicPolicy('', '[apps/v1/De‸]'), 'apps/v1/Deployment')).toBe(
      classicPolicy('', '[apps/v1/Deployment]'),
    );
    const condition = (operator: string): string =>
      classicPolicy(`      preconditions:\n        all:\n          - {key: a, operator: ${operator}, value: b}\n`);
    expect(taken(condition('Any‸'), 'AnyIn')).toBe(condition('AnyIn'));
  });
});

test('Each says what it is; what is near comes first, and what will end is struck', () => {
  const { items } = itemsAt(classicPolicy('      validate: {message: "{{ ‸ }}"}\n'));
  expect(items.map(({ sortText = '' }) => sortText)).toEqual(items.map(({ sortText = '' }) => sortText).toSorted());
  expect(items.find(({ label }) => label === 'request')).toMatchObject({
    kind: 6,
    detail: 'AdmissionRequest',
    insertTextFormat: 1,
  });
  expect(items.find(({ label }) => label === 'to_upper')).toMatchObject({
    kind: 3,
    detail: 'to_upper(text: string) → string',
    documentation: { kind: 'markdown', value: 'The text in upper case.' },
    insertTextFormat: 2,
  });
  const conditions = itemsAt(classicPolicy('      preconditions: [{key: a, operator: ‸}]\n')).items;
  const [all, old] = ['AllIn', 'In'].map((name) => conditions.find(({ label }) => label === name));
  expect([all?.tags, old?.tags]).toEqual([undefined, [1]]);
  expect(old?.documentation).toEqual({ kind: 'markdown', value: 'Write AllIn or AnyIn instead.' });
});

test('A call is explained, with the argument that the place is in', () => {
  const { text, offset } = atCursor(classicPolicy(`      validate: {message: "{{ split(request.name, ‸"}\n`));
  const help = classicSignature(TextDocument.create('file:///a.yaml', 'yaml', 1, text), offset, kinds);
  expect(help).toMatchObject({
    signatures: [
      {
        label: 'split(text: string, separator: string) → array of string',
        documentation: expect.any(String) as string,
      },
    ],
    activeParameter: 1,
  });
  const start = help?.signatures[0]?.parameters?.[1]?.label;
  expect(start).toEqual([20, 37]);
});

test('Elsewhere nothing is offered', () => {
  expect(itemsAt('a: ‸').items).toEqual([]);
  expect(itemsAt(classicPolicy('      validate: {message: ‸}\n')).items).toEqual([]);
  expect(classicSignature(TextDocument.create('file:///a.yaml', 'yaml', 1, 'a: split('), 9, kinds)).toBeNull();
});
