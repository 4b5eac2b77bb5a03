import { describe, expect, test } from 'vitest';
import { parseLikeGo } from '../../../../src/domain/kubeconform/parse.ts';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { mark, marked } from '../../marked.ts';

/** What Go reads, or the place where it refuses to read. */
function check(example: string, json: unknown): void {
  const { text } = marked(example);
  const { root, problems } = parseLikeGo(text);
  expect(mark(text, problems, [])).toBe(example);
  expect(problems.length > 0 || root === null ? null : toJSON(root)).toEqual(json);
}

describe('as Go reads', () => {
  const cases: readonly (readonly [rule: string, example: string, json: unknown])[] = [
    ['YAML is YAML', 'a: [1, {b: c}]\n', { a: [1, { b: 'c' }] }],
    ['A carriage return ends a line', 'a: 1\rb: 2\r', { a: 1, b: 2 }],
    ['A carriage return with a line feed is one end', 'a: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
    ['A control character is refused', 'a: b«\u0007»c\n', null],
    ['A NUL is refused', 'a: «\u0000»\n', null],
    ['A control character in quotes too', 'a: "«\u0001»"\n', null],
    ['A tab is no control character', 'a: b\tc\n', { a: 'b\tc' }],
    ['Letters of any script are none', 'a: Größe\u0085日本\n', { a: 'Größe\u0085日本' }],
    ['An escaped slash is refused', 'a: «"b\\/c"»\n', null],
    ['Half of a surrogate pair is refused', 'a: [«"\\ud83d"», "\\\\ud83d", \'\\ud83d\']\n', null],
    ['It is refused in a key', '«"\\ud83d"»: 1\n', null],
    ['Another escape is read', 'a: "\\x41\\u00e4\\\\/"\n', { a: 'Aä\\/' }],
    ['A document does not end before it has begun', '«...»\na: 1\n', null],
    ['A directive before a document belongs to it', '%YAML 1.1\n---\na: 1\n', { a: 1 }],
    ['A directive behind a document ends it', 'a: 1\n%YAML 1.1\n---\nb: 2\n', { a: 1 }],
    ['Nothing is nothing', '', null],
  ];
  test.each(cases)('%s', (_, example, json) => check(example, json));
});

test('What stands behind a refused character is not trusted', () => {
  expect(parseLikeGo('a: 1\nb: \u0007\nc: 1\n').trustedTo).toBe(8);
  expect(parseLikeGo('a: 1\n').trustedTo).toBe(Infinity);
});
