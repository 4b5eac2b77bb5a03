import { expect, test } from 'vitest';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { Diagnostics } from '../../../src/server/diagnostics.ts';

const uri = 'file:///a.yaml';

function diagnostic(message: string): Diagnostic {
  return { message, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } } };
}

/** An editor, and what it was told. */
function editor() {
  const sent: PublishDiagnosticsParams[] = [];
  const diagnostics = new Diagnostics({
    sendDiagnostics: async (params) => {
      sent.push(params);
    },
  });
  return { diagnostics, sent, messages: () => sent.map((one) => one.diagnostics.map(({ message }) => message)) };
}

test('What holds for a text is told once', () => {
  const { diagnostics, sent } = editor();
  for (let times = 0; times < 3; times++) diagnostics.tell(uri, 1, [diagnostic('a')]);
  expect(sent).toEqual([{ uri, version: 1, diagnostics: [diagnostic('a')] }]);
});

test('What holds now is told where it is something else, and after each change of the text', () => {
  const { diagnostics, messages } = editor();
  diagnostics.tell(uri, 1, [diagnostic('a')]);
  diagnostics.tell(uri, 1, [diagnostic('b')]);
  diagnostics.tell(uri, 2, [diagnostic('b')]);
  diagnostics.tell(uri, 2, []);
  expect(messages()).toEqual([['a'], ['b'], ['b'], []]);
});

test('A document of which nothing is said any more has none, and has them again when it is judged anew', () => {
  const { diagnostics, messages } = editor();
  diagnostics.forget(uri);
  diagnostics.tell(uri, 1, [diagnostic('a')]);
  diagnostics.forget(uri);
  diagnostics.forget(uri);
  diagnostics.tell(uri, 1, [diagnostic('a')]);
  expect(messages()).toEqual([['a'], [], ['a']]);
});
