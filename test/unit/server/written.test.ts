import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { written } from '../../../src/server/written.ts';

test.each([
  ['as it is', 'a: request', 'request', true],
  ['with an escape', 'a: "r\\u0065q"', 'req', false],
  ['beyond a line', 'a: GreaterT\rhan', 'GreaterT\rhan', false],
])('A part of a value that stands there %s', (_, text, value, isThere) => {
  const document = TextDocument.create('file:///a.yaml', 'yaml', 1, text);
  const at = text.search(/[rG]/);
  const range = written(document, at + 1, { text: value, offset: 1 }, { start: 0, end: value.length });
  const line = { start: { line: 0, character: at }, end: { line: 0, character: at + value.length } };
  expect(range).toEqual(isThere ? line : null);
});
