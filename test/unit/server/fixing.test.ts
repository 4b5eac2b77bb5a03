import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixing } from '../../../src/server/fixing.ts';

test('A fix is of the version that was judged', () => {
  const document = TextDocument.create('file:///a.yaml', 'yaml', 7, 'a: 1\nb: x\n');
  const judged = { document, version: 7, judgement: { documents: [], findings: [] }, epoch: 0, namespace: null };
  const range = { start: { line: 1, character: 3 }, end: { line: 1, character: 4 } };
  const diagnostic = { message: 'No.', range };
  const fix = { title: 'Change to 2', preferred: true, edits: [{ range: { start: 8, end: 9 }, newText: '2' }] };
  expect(fixing(fix, diagnostic, judged)).toEqual({
    title: 'Change to 2',
    kind: 'quickfix',
    isPreferred: true,
    diagnostics: [diagnostic],
    edit: {
      documentChanges: [{ textDocument: { uri: 'file:///a.yaml', version: 7 }, edits: [{ range, newText: '2' }] }],
    },
  });
});
