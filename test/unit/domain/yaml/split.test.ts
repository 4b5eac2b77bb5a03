import { expect, test } from 'vitest';
import { split } from '../../../../src/domain/yaml/split.ts';

/** A stream is cut into these documents; together with what lies between them they are the stream. */
function check(stream: string, documents: readonly string[]): void {
  const chunks = split(stream);
  expect(chunks.map(({ text }) => text)).toEqual(documents);
  for (const { text, start } of chunks) expect(stream.slice(start, start + text.length)).toBe(text);
}

const cases: readonly (readonly [rule: string, stream: string, documents: readonly string[]])[] = [
  ['An empty text is one empty document', '', ['']],
  ['A text without a marker is one document', 'a: 1\n', ['a: 1\n']],
  ['A marker begins a document', 'a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
  ['A marker at the start of the text begins the first', '---\na: 1\n---\nb: 2\n', ['---\na: 1\n', '---\nb: 2\n']],
  ['Content may stand behind a marker', '--- {a: 1}\n--- x\n', ['--- {a: 1}\n', '--- x\n']],
  ['A comment may stand behind a marker', '--- # one\na: 1\n', ['--- # one\na: 1\n']],
  ['A marker may end the text', 'a: 1\n---', ['a: 1\n', '---']],
  ['Two markers hold an empty document', 'a: 1\n---\n---\nb: 2\n', ['a: 1\n', '---\n', '---\nb: 2\n']],
  ['A carriage return belongs to its line', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
  ['A tab may stand behind a marker', 'a: 1\n---\tb\n', ['a: 1\n', '---\tb\n']],
  ['More than three dashes are no marker', 'a: 1\n----\nb: 2\n', ['a: 1\n----\nb: 2\n']],
  ['Dashes with a word at them are no marker', 'a: 1\n---x\n', ['a: 1\n---x\n']],
  ['Dashes that are indented are no marker', 'a: |\n  ---\n  x\n', ['a: |\n  ---\n  x\n']],
  ['A marker at the margin ends a block scalar too', 'a: |\n  x\n---\nb: 2\n', ['a: |\n  x\n', '---\nb: 2\n']],
  ['A marker at the margin ends an open quote too', 'a: "x\n---\nb: 2\n', ['a: "x\n', '---\nb: 2\n']],
  ['Three dots end a document', 'a: 1\n...\nb: 2\n', ['a: 1\n...\n', 'b: 2\n']],
  ['Behind three dots may stand a marker', 'a: 1\n...\n---\nb: 2\n', ['a: 1\n...\n', '---\nb: 2\n']],
  ['Three dots at the end begin nothing', 'a: 1\n...\n', ['a: 1\n...\n']],
  ['Blank lines behind three dots are no document', 'a: 1\n...\n\n# end\n', ['a: 1\n...\n']],
  ['Dots with a word at them end nothing', 'a: 1\n...x\n', ['a: 1\n...x\n']],
  ['A comment before the first marker belongs to it', '# licence\n---\na: 1\n', ['# licence\n---\na: 1\n']],
  ['Blank lines before the first marker belong to it', '\n\n---\na: 1\n', ['\n\n---\na: 1\n']],
  ['A directive belongs to the document after it', '%YAML 1.1\n---\na: 1\n', ['%YAML 1.1\n---\na: 1\n']],
  [
    'A directive behind three dots belongs to the next document',
    'a: 1\n...\n%YAML 1.1\n---\nb: 2\n',
    ['a: 1\n...\n', '%YAML 1.1\n---\nb: 2\n'],
  ],
  ['A text of comments is one document', '# nothing\n', ['# nothing\n']],
  ['A comment between two markers is a document', '---\n# nothing\n---\na: 1\n', ['---\n# nothing\n', '---\na: 1\n']],
];
test.each(cases)('%s', (_, stream, documents) => check(stream, documents));

test('A licence of 19 kB in front of a manifest is no document', () => {
  const licence = '# Licensed to you\n'.repeat(1050);
  check(`${licence}---\na: 1\n---\nb: 2\n`, [`${licence}---\na: 1\n`, '---\nb: 2\n']);
});

test('A hundred thousand markers are cut at once', () => {
  expect(split('---\n'.repeat(100_000))).toHaveLength(100_000);
});

test('A document is found behind comments of any length', () => {
  const stream = `${'# c\n'.repeat(6000)}a: 1\n---\nb: 2\n`;
  expect(split(stream).map(({ text }) => text.slice(-5))).toEqual(['a: 1\n', 'b: 2\n']);
});
