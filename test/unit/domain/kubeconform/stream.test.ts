import { expect, test } from 'vitest';
import { cutStream } from '../../../../src/domain/kubeconform/stream.ts';

/** kubeconform, pkg/resource/stream.go: `\n---` cuts, wherever it stands, and the rest of that line is gone. */
function check(stream: string, documents: readonly string[]): void {
  const chunks = cutStream(stream);
  expect(chunks.map(({ text }) => text)).toEqual(documents);
  for (const { text, start } of chunks) expect(stream.slice(start, start + text.length)).toBe(text);
}

const cases: readonly (readonly [rule: string, stream: string, documents: readonly string[]])[] = [
  ['An empty stream holds nothing', '', []],
  ['A stream without dashes is one document', 'a: 1\n', ['a: 1\n']],
  ['A line of dashes cuts', 'a: 1\n---\nb: 2\n', ['a: 1', 'b: 2\n']],
  ['The first line never cuts', '---\na: 1\n', ['---\na: 1\n']],
  ['The rest of the line is gone', 'a: 1\n--- # comment\nb: 2\n', ['a: 1', 'b: 2\n']],
  ['Whatever follows the dashes', 'a: 1\n---x\nb: 2\n', ['a: 1', 'b: 2\n']],
  ['Dashes that are indented cut nothing', 'a: |\n  ---\n', ['a: |\n  ---\n']],
  ['A block of text is cut too', 'a: |\n---\nb: 2\n', ['a: |', 'b: 2\n']],
  ['A line of dashes right behind another cuts nothing', 'a: 1\n---\n---\nb: 2\n', ['a: 1', '---\nb: 2\n']],
  ['A last line of dashes alone ends the document', 'a: 1\n---', ['a: 1']],
  ['A last line of dashes with more takes the document with it', 'a: 1\n--- x', []],
  ['Three dots cut nothing', 'a: 1\n...\nb: 2\n', ['a: 1\n...\nb: 2\n']],
  ['A carriage return stays before the cut', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r', 'b: 2\r\n']],
];
test.each(cases)('%s', (_, stream, documents) => check(stream, documents));
