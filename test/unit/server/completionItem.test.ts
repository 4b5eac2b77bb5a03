import { expect, test } from 'vitest';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver/node';
import { completionItem, sortText } from '../../../src/server/completionItem.ts';

const range = { start: { line: 0, character: 1 }, end: { line: 0, character: 2 } };

test('Functions have holes, and names none', () => {
  const offered = { label: 'f', detail: 'd', does: 'A *b*.', insert: 'f($1)' };
  expect(completionItem({ ...offered, kind: 'function' }, 3, range)).toEqual({
    label: 'f',
    kind: CompletionItemKind.Function,
    detail: 'd',
    documentation: { kind: 'markdown', value: 'A \\*b\\*.' },
    sortText: '00003',
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: 'f($1)' },
  });
  expect(completionItem({ ...offered, kind: 'field', does: '' }, 3, range)).not.toHaveProperty('documentation');
  expect(completionItem({ ...offered, kind: 'field' }, 3, range).insertTextFormat).toBe(InsertTextFormat.PlainText);
});

test('What is nearer comes first, also behind the tenth', () => {
  expect([10, 9, 100].map(sortText).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['00009', '00010', '00100']);
});
