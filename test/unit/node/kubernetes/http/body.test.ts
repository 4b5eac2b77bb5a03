import { describe, expect, test } from 'vitest';
import { readBody, readLines } from '../../../../../src/node/kubernetes/http/body.ts';

async function* body(...parts: readonly string[]): AsyncIterable<Buffer> {
  for (const part of parts) yield Buffer.from(part, 'latin1');
}

async function lines(limit: number, ...parts: readonly string[]): Promise<string[]> {
  const read: string[] = [];
  for await (const line of readLines(body(...parts), limit, 'The watch')) read.push(line);
  return read;
}

describe('a body', () => {
  test('is text, whatever the parts it comes in', async () => {
    expect(await readBody(body('a\xc3', '\xa9'), 3, 'It')).toBe('aé');
  });

  test('is not read beyond its limit', async () => {
    let read = 0;
    const endless = async function* (): AsyncIterable<Buffer> {
      for (;;) {
        read++;
        yield Buffer.alloc(1024);
      }
    };
    await expect(readBody(endless(), 4096, 'The answer')).rejects.toThrow(
      'The answer has more than 4096 bytes, and is not read.',
    );
    expect(read).toBe(5);
  });
});

describe('lines', () => {
  test.each<[readonly string[], readonly string[]]>([
    [[], []],
    [['a\nb\n'], ['a', 'b']],
    [
      ['a', 'b\n', '\n', 'c'],
      ['ab', '', 'c'],
    ],
    [
      ['a\n', 'b'],
      ['a', 'b'],
    ],
    [['\xc3', '\xa9\n'], ['é']],
  ])('of %j are %j', async (parts, expected) => {
    expect(await lines(10, ...parts)).toEqual(expected);
  });

  test.each<[string, readonly string[]]>([
    ['in one part', ['12345678901\n']],
    ['in several', ['1234567', '8901']],
    ['that ends after it', ['1234567', '8901\n']],
    ['after others', ['1\n1234567', '8901\n']],
  ])('with one beyond the limit %s are refused', async (_, parts) => {
    await expect(lines(10, ...parts)).rejects.toThrow(
      'The watch has an event of more than 10 bytes, which is not read.',
    );
  });

  test('may each be as long as the limit', async () => {
    expect(await lines(10, '1234567890\n12345', '67890\n')).toHaveLength(2);
  });
});
