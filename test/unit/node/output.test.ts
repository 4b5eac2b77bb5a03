import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { collect } from '../../../src/node/output.ts';

/** What came of parts that a program has written, and which lines were told before its output was finished. */
async function collected(parts: readonly (string | Uint8Array)[], most = 1000) {
  const stream = new PassThrough();
  const lines: string[] = [];
  let tooMuch = 0;
  const output = collect(stream, most, { onLine: (line) => lines.push(line), onTooMuch: () => tooMuch++ });
  const end = finished(stream);
  for (const part of parts) stream.write(part);
  stream.end();
  await end;
  const before = [...lines];
  output.finish();
  return { text: output.text(), before, rest: lines.slice(before.length), tooMuch, output, lines };
}

const umlaut = Buffer.from('ä');

describe('Lines are told whole, as they come', () => {
  test.each<[string, readonly (string | Uint8Array)[], readonly string[], readonly string[]]>([
    ['nothing', [], [], []],
    ['one that ends', ['a\n'], ['a'], []],
    ['one without an end', ['a'], [], ['a']],
    ['several in one part', ['a\nb\nc'], ['a', 'b'], ['c']],
    ['one in several parts', ['a', 'b', 'c\n'], ['abc'], []],
    ['an empty one', ['\n\na\n'], ['', '', 'a'], []],
    ['ends as Windows has them', ['a\r\nb\r', '\nc\r'], ['a', 'b'], ['c']],
    ['a carriage return within', ['10 %\r20 %\n'], ['10 %\r20 %'], []],
    ['a character in two parts', [umlaut.subarray(0, 1), umlaut.subarray(1), '\n'], ['ä'], []],
    ['a character that breaks off', ['a', umlaut.subarray(0, 1)], [], ['a\uFFFD']],
  ])('%s', async (_, parts, before, rest) => {
    const of = await collected(parts);
    expect({ before: of.before, rest: of.rest, tooMuch: of.tooMuch }).toEqual({ before, rest, tooMuch: 0 });
    expect(of.text).toBe(Buffer.concat(parts.map((part) => Buffer.from(part))).toString());
  });

  test('What is left is told once', async () => {
    const { output, lines } = await collected(['a']);
    output.finish();
    expect(lines).toEqual(['a']);
  });
});

describe('Up to so many bytes are kept', () => {
  test.each<[string, readonly string[], number, string, number]>([
    ['exactly as many', ['abc', 'd'], 4, 'abcd', 0],
    ['one more', ['abcde'], 4, 'abcd', 1],
    ['more in many parts: it is told once', ['abc', 'def', 'ghi', 'jkl'], 4, 'abcd', 1],
    ['bytes, not characters', ['ää', 'x'], 4, 'ää', 1],
  ])('%s', async (_, parts, most, text, tooMuch) => {
    const of = await collected(parts, most);
    expect({ text: of.text, tooMuch: of.tooMuch }).toEqual({ text, tooMuch });
  });

  test('Lines after that are not told', async () => {
    const { before, rest } = await collected(['a\nb', 'c\nd\n'], 3);
    expect({ before, rest }).toEqual({ before: ['a'], rest: ['b'] });
  });
});

test('Where nobody wants lines the text is there all the same', async () => {
  const stream = new PassThrough();
  const output = collect(stream, 100, { onLine: null, onTooMuch: () => undefined });
  stream.end('a\nb');
  await finished(stream);
  output.finish();
  expect(output.text()).toBe('a\nb');
});

test('A stream that breaks off is no error: what came before counts', () => {
  const stream = new PassThrough();
  const output = collect(stream, 100, { onLine: null, onTooMuch: () => undefined });
  stream.emit('data', Buffer.from('begun'));
  expect(() => stream.emit('error', new Error('EIO'))).not.toThrow();
  expect(output.text()).toBe('begun');
});
